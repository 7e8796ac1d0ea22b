import { daysAgo, hour, inWords, minute } from '#/demo/world/clock.ts'
import { sentCopy } from '#/demo/world/compose.ts'
import { colleagues, ours, who } from '#/demo/world/people.ts'
import { crlf, letter, rough, type Story, type World } from '#/demo/world/story.ts'

/** What machines send back: mail that could not be delivered, people who are away, receipts. */
export async function automaticAnswers(world: World): Promise<Story[]> {
  return [
    await bounced(
      world,
      'bounce-gone',
      3,
      'luc@pignon.example',
      '5.1.1',
      '550 5.1.1 User unknown',
      'Bonjour Luc, as-tu toujours les deux roues d’essai ?',
    ),
    await bounced(
      world,
      'bounce-full',
      23,
      'claudio@brenta.example',
      '4.2.2',
      '452 4.2.2 Mailbox full',
      'Ciao Claudio, hai ricevuto il pacco con i raggi?',
    ),
    await bounced(
      world,
      'bounce-size',
      5,
      'pj@veloleie.example',
      '5.3.4',
      '552 5.3.4 Message size exceeds fixed limit',
      'Dag Pieter-Jan, hierbij de foto’s in vol formaat.',
    ),
    away(
      world,
      'away-joris',
      4,
      colleagues.joris.email,
      'Levertermijnen velgen',
      `Automatisch antwoord: ik ben terug op ${inWords(world.now + 6 * 24 * hour, 'nl', { day: 'numeric', month: 'long' })}. Voor het magazijn kun je bellen met 0570 55 50 10.\n\nJoris Pieterse\n`,
    ),
    away(
      world,
      'away-anke',
      12,
      'a.sommerfeld@lindenau.example',
      'Termin für §4?',
      'Vielen Dank für Ihre Nachricht. Ich bin bis Freitag nicht im Haus; Ihre E-Mail wird nicht weitergeleitet. In dringenden Fällen wenden Sie sich bitte an Tobias Krell.\n',
    ),
    away(
      world,
      'away-solene',
      40,
      'solene@pignon.example',
      'Essai terminé ?',
      'Bonjour, je suis absente jusqu’à lundi. L’atelier reste ouvert.\n\nSolène\n',
    ),
    away(
      world,
      'away-ole',
      9,
      'ole@tandemnord.example',
      'A call this week',
      'I am out on the road with a tandem and read mail in the evening only.\n\nOle\n',
    ),
    read(world),
  ]
}

/** A mail of ours and the report that it did not arrive (RFC 3464), which names it in its references. */
async function bounced(
  world: World,
  key: string,
  days: number,
  to: string,
  status: string,
  answer: string,
  text: string,
): Promise<Story> {
  const at = daysAgo(world.now, days, 15, 10)
  const sent = letter(world, key, 0, {
    from: ours.lotte,
    to: [{ name: '', email: to }],
    at,
    subject: text.split(/[,?]/)[1]?.trim() ?? text,
    text: `${text}\n\nLotte\n`,
  })
  const delayed = status.startsWith('4')
  const boundary = `report-${key}`
  const report = rough(world, `${key}-report`, {
    from: { name: 'Mail Delivery Subsystem', email: 'mailer-daemon@mx.spaakwerk.example' },
    to: [ours.lotte],
    at: at + (delayed ? 26 * hour : minute),
    subject: delayed ? 'Delivery Status Notification (Delay)' : 'Delivery Status Notification (Failure)',
    references: [sent.id],
    headers: {
      'Auto-Submitted': 'auto-replied',
      'X-Failed-Recipients': to,
      References: `<${sent.id}>`,
      'In-Reply-To': `<${sent.id}>`,
    },
    body: [
      `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"\r\n\r\n`,
      crlf(
        `--${boundary}\nContent-Type: text/plain; charset=utf-8\n\n** ${delayed ? 'Delivery incomplete' : 'Address not found'} **\n\nYour message to ${to} ${delayed ? 'is late. The server will keep trying for 46 more hours.' : 'was not delivered.'}\n\nThe response was:\n${answer}\n\n`,
      ),
      crlf(
        `--${boundary}\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.spaakwerk.example\nArrival-Date: ${new Date(at).toUTCString()}\n\nFinal-Recipient: rfc822; ${to}\nAction: ${delayed ? 'delayed' : 'failed'}\nStatus: ${status}\nDiagnostic-Code: smtp; ${answer}\n\n`,
      ),
      crlf(`--${boundary}\nContent-Type: message/rfc822\n\n`),
      await sentCopy(sent),
      `\r\n--${boundary}--\r\n`,
    ],
  })
  return {
    key,
    language: 'en',
    mails: [sent, report],
    keeping: { now: world.now, labels: [], category: 'CATEGORY_UPDATES' },
  }
}

/** A mail of ours and the automatic answer of somebody who is away (RFC 3834). */
function away(world: World, key: string, days: number, email: string, subject: string, text: string): Story {
  const at = daysAgo(world.now, days, 9, 40)
  const absent = who(email)
  const sent = letter(world, key, 0, {
    from: ours.bram,
    to: [{ name: absent.name, email }],
    at,
    subject,
    text: `${subject}\n\nBram\n`,
  })
  const answer = letter(world, key, 1, {
    from: { name: absent.name, email },
    to: [ours.bram],
    at: at + 4_000,
    subject: `${absent.language === 'nl' ? 'Afwezig' : absent.language === 'de' ? 'Automatische Antwort' : absent.language === 'fr' ? 'Réponse automatique' : 'Automatic reply'}: ${subject}`,
    references: [sent.id],
    text,
    headers: {
      'Auto-Submitted': 'auto-replied',
      'X-Auto-Response-Suppress': 'All',
      Precedence: 'auto_reply',
    },
  })
  return {
    key,
    language: absent.language === 'nl' ? 'nl' : absent.language,
    mails: [sent, answer],
    keeping: { now: world.now, labels: [] },
  }
}

/** A receipt that a mail was opened (RFC 8098). */
function read(world: World): Story {
  const at = daysAgo(world.now, 13, 14, 31)
  const sent = letter(world, 'receipt', 0, {
    from: ours.bram,
    to: [{ name: 'Henning Paulsen', email: 'paulsen@alster.example' }],
    at,
    subject: 'Testbericht, Fassung 2',
    text: 'Guten Tag,\n\nanbei die zweite Fassung.\n\nBram\n',
    headers: { 'Disposition-Notification-To': '<bram@spaakwerk.example>' },
  })
  const boundary = 'receipt-mdn'
  const receipt = rough(world, 'receipt-mdn', {
    from: { name: 'Henning Paulsen', email: 'paulsen@alster.example' },
    to: [ours.bram],
    at: at + 3 * hour,
    subject: 'Gelesen: Testbericht, Fassung 2',
    references: [sent.id],
    headers: { References: `<${sent.id}>`, 'Auto-Submitted': 'auto-replied' },
    body: [
      `Content-Type: multipart/report; report-type=disposition-notification; boundary="${boundary}"\r\n\r\n`,
      crlf(
        `--${boundary}\nContent-Type: text/plain; charset=utf-8\n\nIhre Nachricht wurde gelesen.\n\n--${boundary}\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; paulsen@alster.example\nOriginal-Message-ID: <${sent.id}>\nDisposition: manual-action/MDN-sent-manually; displayed\n\n--${boundary}--\n`,
      ),
    ],
  })
  return { key: 'receipt', language: 'de', mails: [sent, receipt], keeping: { now: world.now, labels: [] } }
}
