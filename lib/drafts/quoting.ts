import { randomUUID } from 'node:crypto'
import type { Viewer } from '#/lib/access/types.ts'
import { escapeText } from '#/lib/mime/escape.ts'
import { linkify } from '#/lib/mime/linkify.ts'
import { quotable } from '#/lib/mime/quote.ts'
import { picturesIn } from '#/lib/mime/written.ts'
import type { Answered, AnsweredFile } from './answered.ts'
import type { DraftPerson } from './types.ts'

/** A quote, and the pictures in it with the content ids that they have there. */
export type Quote = { html: string; pictures: { file: AnsweredFile; contentId: string }[] }

/** The mail that is answered, as it stands below the answer: who wrote when, then what its reader saw. */
export function answerQuote(viewer: Viewer, mail: Answered): Quote {
  const { html, pictures } = quotedBody(mail)
  const who = mail.from.name ? `${mail.from.name} <${mail.from.email}>` : mail.from.email
  const when = mail.at ? `On ${written(viewer, mail.at)}, ` : ''
  const style = 'margin:0 0 0 0.8ex;border-left:1px solid #cccccc;padding-left:1ex'
  return {
    html:
      `<div class="gmail_quote"><div class="gmail_attr">${escapeText(`${when}${who} wrote:`)}</div>` +
      `<blockquote type="cite" class="gmail_quote" style="${style}">${html}</blockquote></div>`,
    pictures,
  }
}

/** The mail that is forwarded: its head, then its text as its reader saw it. */
export function forwardQuote(viewer: Viewer, mail: Answered): Quote {
  const { html, pictures } = quotedBody(mail)
  const head = [
    ['From', people([mail.from])],
    ['Date', mail.at ? written(viewer, mail.at) : ''],
    ['Subject', mail.subject],
    ['To', people(mail.to)],
    ['Cc', people(mail.cc)],
  ]
    .filter(([, value]) => value)
    .map(([name, value]) => `<br>${name}: ${escapeText(value ?? '')}`)
    .join('')
  return {
    html:
      `<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------${head}</div>` +
      `<br>${html}</div>`,
    pictures,
  }
}

function quotedBody({ html, text, files }: Answered): Quote {
  if (!html) return { html: `<div>${linkify(text).replaceAll('\n', '<br>')}</div>`, pictures: [] }
  const named = new Map(
    files.flatMap((file) =>
      file.contentId && file.inline
        ? [[file.contentId, { file, contentId: `${randomUUID()}@lilac` }] as const]
        : [],
    ),
  )
  const clean = quotable(html, new Map([...named].map(([id, { contentId }]) => [id, contentId])))
  const used = picturesIn(clean)
  return { html: clean, pictures: [...named.values()].filter(({ contentId }) => used.has(contentId)) }
}

const people = (list: DraftPerson[]) =>
  list.map(({ name, email }) => (name ? `${name} <${email}>` : email)).join(', ')

/** As the viewer writes dates: "Tue, 24 Nov 2026, 10:32". */
function written({ locale, zone }: Viewer, at: Date): string {
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone ?? 'UTC',
  }
  const language = locale?.startsWith('en') ? locale : 'en-GB' // the words around it are English
  return new Intl.DateTimeFormat(language, options).format(at)
}
