import { rawMail } from './raw-mail.ts'

// Mails that are more than their text, as bytes in base64url. All are to Lotte.

const crlf = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n')).toString('base64url')
const HEAD = 'To: lotte@spaakwerk.example\nDate: Tue, 3 Nov 2026 09:15:00 -0500\nMIME-Version: 1.0\n'

type Event = { subject: string; method?: string; lines: string; from?: string }

/** A calendar's event, as a file: what Google and Outlook send with an invitation. */
const eventMail = ({
  subject,
  method = 'REQUEST',
  lines,
  from = 'Joris de Wit <joris@velotech.example>',
}: Event) =>
  crlf(`From: ${from}
Subject: ${subject}
${HEAD}Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Wielen keuren, met z'n allen.
--b
Content-Type: text/calendar; method=${method}; name=invite.ics; charset=utf-8
Content-Disposition: attachment; filename=invite.ics

BEGIN:VCALENDAR
METHOD:${method}
BEGIN:VEVENT
UID:wheels-1@velotech.example
SUMMARY:Wielen keuren
ORGANIZER;CN=Joris de Wit:mailto:joris@velotech.example
${lines}
END:VEVENT
END:VCALENDAR
--b--
`)

/** An hour in Taipei, every Tuesday, with three guests. */
export const INVITATION = eventMail({
  subject: 'Invitation: Wielen keuren',
  lines: `DTSTART;TZID=Asia/Taipei:20261126T203000
DTEND;TZID=Asia/Taipei:20261126T213000
RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261218T000000Z
LOCATION:Werkplaats\\, Kade 14
X-GOOGLE-CONFERENCE:https://meet.velotech.example/wielen
ATTENDEE;CN=Lotte Verhagen;PARTSTAT=NEEDS-ACTION:mailto:lotte@spaakwerk.example
ATTENDEE;CN=Bram Hoekstra;PARTSTAT=ACCEPTED:mailto:bram@spaakwerk.example
ATTENDEE;CN=Wei-Lin Tsao;PARTSTAT=DECLINED;ROLE=OPT-PARTICIPANT:mailto:weilin@formhub.example`,
})

export const CANCELLATION = eventMail({
  subject: 'Canceled: Wielen keuren',
  method: 'CANCEL',
  lines: 'DTSTART;VALUE=DATE:20261126\nSEQUENCE:1\nSTATUS:CANCELLED',
})

const reportMail = (subject: string, notice: string) =>
  crlf(`From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
Subject: ${subject}
${HEAD}Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

There is news of your mail.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com

Final-Recipient: rfc822; info@veloleie.example
${notice}

--b
Content-Type: message/rfc822

From: lotte@spaakwerk.example
To: Velo Leie <info@veloleie.example>
Subject: Forty rear wheels
Message-ID: <out@spaakwerk.example>

Hi
--b--
`)

export const BOUNCE = reportMail(
  'Delivery Status Notification (Failure)',
  'Action: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 The mailbox is over its quota',
)

export const DELAY = reportMail('Delivery Status Notification (Delay)', 'Action: delayed\nStatus: 4.4.1')

/** A name that claims another address, and a link whose text claims another host. */
export const FORGED = rawMail({
  from: '"segreteria@velorama.example" <conto@pay-velorama.example>',
  to: 'lotte@spaakwerk.example',
  subject: 'Caparra',
  html: '<p>Gentili espositori, la caparra dello stand scade oggi. Pagate qui: <a href="https://pay-velorama.example/">velorama.example/stand</a></p><p>-- </p><p>Segreteria</p>',
})

/** An answer above what it answers. */
export const ANSWER = rawMail({
  from: 'Camille Berthoud <camille@pignon.example>',
  to: 'lotte@spaakwerk.example',
  subject: 'Re: Devis',
  html: '<div dir="ltr"><p>Bonjour Lotte,</p><p>Merci pour le devis révisé.</p><p>Camille</p></div><br><div class="gmail_quote"><div class="gmail_attr">Le mar. 3 nov. 2026 à 09:15, Lotte &lt;lotte@spaakwerk.example&gt; a écrit :</div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex"><p>Veuillez trouver ci-joint notre devis.</p></blockquote></div>',
})
