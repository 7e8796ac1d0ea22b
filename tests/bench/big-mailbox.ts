import { rawMail } from '#/tests/support/raw-mail.ts'
import { seeded } from '#/tests/support/seeded.ts'

export const OWNER = { email: 'lotte@spaakwerk.example', name: 'Lotte Verhagen' }
export const LONG_SUBJECT = 'Rooster van de werkplaats'

const AT_ONCE = 500 // messages handed over in one piece
const HOUR_MS = 3_600_000
const SENDERS = [
  'Camille Berthoud <camille@pignon.example>',
  'Tobias Krell <krell@radhaus-lindenau.example>',
  'Mette Ravnsborg <mette@veloria.example>',
  'Agnieszka Nowak <agnieszka@rowerownia-legi.example>',
  'Wei-Lin Tsao <weilin@formhub.example>',
]
const WORDS =
  'velgen naven spaken levering offerte week bestelling factuur prijs voorraad afspraak klant werkplaats zending retour garantie maat kleur aantal datum'.split(
    ' ',
  )

type Mail = { raw: string; labelIds: string[]; internalDate: number }

/**
 * A mailbox as an office has it, in pieces: conversations of one to five mails, two in five plain, two in five html with the whole history quoted
 * below, one in five a newsletter of 40 KB. One thread of `long` messages is among the newest. The same every time.
 */
export function* bigMailbox(messages: number, long: number): Generator<Mail[]> {
  const random = seeded(20_261_124)
  const pick = <T>(from: T[]) => from[Math.floor(random() * from.length)] as T
  const words = (count: number) => Array.from({ length: count }, () => pick(WORDS)).join(' ')
  const now = Date.now()
  let piece: Mail[] = []
  let made = 0

  function mailOf(thread: number, index: number, at: number, subject: string): Mail {
    const kind = thread % 5
    const text = `${words(60)}\n\n${words(40)}`
    const html = kind < 2 ? undefined : kind < 4 ? reply(text, index, words) : newsletter(words)
    return {
      raw: rawMail({
        from: index % 2 === 0 ? (SENDERS[thread % SENDERS.length] ?? '') : `${OWNER.name} <${OWNER.email}>`,
        to: index % 2 === 0 ? OWNER.email : (SENDERS[thread % SENDERS.length] ?? ''),
        subject: index === 0 ? subject : `Re: ${subject}`,
        text,
        ...(html !== undefined && { html }),
        id: `${thread}-${index}@pignon.example`,
        ...(index > 0 && { replyTo: `${thread}-${index - 1}@pignon.example` }),
        date: new Date(at),
      }),
      labelIds: thread % 9 === 0 && index === 0 ? ['INBOX', 'UNREAD'] : ['INBOX'],
      internalDate: at,
    }
  }

  for (let index = 0; index < long; index++)
    piece.push(mailOf(1_000_000, index, now - HOUR_MS * 3 - (long - index) * 60_000, LONG_SUBJECT))
  made += long
  yield piece
  piece = []

  for (let thread = 1; made < messages; thread++) {
    const size = Math.min(1 + Math.floor(random() * 5), messages - made)
    const subject = `${words(3)} ${thread}`
    for (let index = 0; index < size; index++)
      piece.push(mailOf(thread, index, now - thread * HOUR_MS + index * 60_000, subject))
    made += size
    if (piece.length >= AT_ONCE || made >= messages) {
      yield piece
      piece = []
    }
  }
}

type Words = (count: number) => string

function reply(text: string, depth: number, words: Words): string {
  const quoted = Array.from({ length: depth + 1 }, () => `<p>${words(50)}</p>`).join('')
  return `<div dir="ltr"><p>${text}</p></div><br><div class="gmail_quote"><div class="gmail_attr">Op ma 9 nov 2026 om 10:32 schreef Lotte Verhagen &lt;lotte@spaakwerk.example&gt;:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${quoted}</blockquote></div>`
}

function newsletter(words: Words): string {
  const row = () =>
    `<tr><td style="padding:16px;background:#f4f1fa;font-family:Arial,sans-serif;font-size:15px;color:#222"><h2 style="margin:0 0 8px;color:#5b2a86">${words(5)}</h2><img src="https://nieuws.example/${words(1)}.jpg" width="560" height="220" alt="${words(3)}"><p style="margin:8px 0">${words(70)}</p><a href="https://nieuws.example/${words(1)}" style="background:#5b2a86;color:#fff;padding:10px 16px;display:inline-block">${words(2)}</a></td></tr>`
  return `<style>.outer{width:600px;margin:0 auto}@media (max-width:480px){.outer{width:100%}}</style><table class="outer" cellpadding="0" cellspacing="0" width="600">${Array.from({ length: 40 }, row).join('')}</table>`
}
