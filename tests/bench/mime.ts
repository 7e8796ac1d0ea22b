import { randomUUID } from 'node:crypto'
import { contentIdsOf, parseMessage } from '#/lib/mime/parse.ts'
import { cleanHtml } from '#/lib/mime/sanitize.ts'
import type { GmailMessage } from '#/lib/mime/types.ts'

// What reading a mail costs, in µs a mail: parse and clean, beside JSON.parse of the same payload as the floor. One JSON line.
//   node tests/bench/mime.ts [--quick]

const quick = process.argv.includes('--quick')
const MAILS = quick ? 300 : 2_000
const ROUNDS = quick ? 3 : 9

const payloads = Array.from({ length: MAILS }, (_, index) => JSON.stringify(mail(index)))
const messages = payloads.map((payload): GmailMessage => JSON.parse(payload))
const parsed = messages.map(parseMessage)
const htmlChars = parsed.reduce((sum, one) => sum + (one.htmlReceived?.length ?? 0), 0)

const floor = time(() => {
  for (const payload of payloads) JSON.parse(payload)
})
const parse = time(() => {
  for (const message of messages) parseMessage(message)
})
const clean = time(() => {
  for (const { htmlReceived, attachments } of parsed)
    if (htmlReceived !== null) cleanHtml(htmlReceived, { contentIds: contentIdsOf(attachments) })
})
const large = newsletter(1_700)
const largeMs = time(() => cleanHtml(`${large}<!--${randomUUID()}-->`, { contentIds: new Set() })) / 1000

console.log(
  JSON.stringify({
    bench: 'mime',
    mails: MAILS,
    payloadChars: Math.round(payloads.reduce((sum, payload) => sum + payload.length, 0) / MAILS),
    htmlChars: Math.round(htmlChars / MAILS),
    jsonParseUs: perMail(floor),
    parseUs: perMail(parse),
    cleanUs: perMail(clean),
    timesFloor: Math.round(((parse + clean) / floor) * 10) / 10,
    largeHtmlChars: large.length,
    largeHtmlMs: Math.round(largeMs),
  }),
)

/** The best of the rounds, in µs: the others were disturbed by something else. */
function time(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    run()
    best = Math.min(best, (performance.now() - start) * 1000)
  }
  return best
}

function perMail(microseconds: number): number {
  return Math.round((microseconds / MAILS) * 10) / 10
}

/** Every fourth mail is written in Outlook, every eighth is a newsletter without plain text, the others come from webmail. */
function mail(index: number): GmailMessage {
  const kind = index % 8 === 0 ? 'newsletter' : index % 4 === 1 ? 'outlook' : 'webmail'
  const words = `Hallo ${index}, the forty rear wheels left on Monday. `.repeat(4 + (index % 9))
  const html = kind === 'newsletter' ? newsletter(3) : kind === 'outlook' ? outlook(words) : webmail(words)
  const text = {
    partId: '0',
    mimeType: 'text/plain',
    filename: '',
    headers: textHeaders('plain'),
    body: body(words),
  }
  const rich = {
    partId: '1',
    mimeType: 'text/html',
    filename: '',
    headers: textHeaders('html'),
    body: body(html),
  }
  return {
    id: index.toString(16),
    threadId: index.toString(16),
    labelIds: ['INBOX', 'UNREAD'],
    snippet: 'Hallo, the forty rear wheels left on Monday. It&#39;s all there.',
    historyId: '1000',
    internalDate: '1793700000000',
    sizeEstimate: html.length + words.length,
    payload: {
      partId: '',
      mimeType: 'multipart/alternative',
      filename: '',
      headers: headers(index),
      body: { size: 0 },
      parts: kind === 'newsletter' ? [rich] : [text, rich],
    },
  }
}

function body(text: string) {
  const bytes = Buffer.from(text)
  return { size: bytes.length, data: bytes.toString('base64url') }
}

function textHeaders(subtype: string) {
  return [
    { name: 'Content-Type', value: `text/${subtype}; charset="UTF-8"` },
    { name: 'Content-Transfer-Encoding', value: 'quoted-printable' },
  ]
}

function headers(index: number) {
  const received = Array.from({ length: 8 }, (_, hop) => ({
    name: 'Received',
    value: `from mx${hop}.spaakwerk.example by mx.google.example with ESMTPS id ${index}; Tue, 3 Nov 2026 09:15:0${hop} +0100`,
  }))
  return [
    ...received,
    { name: 'Delivered-To', value: 'noor@spaakwerk.example' },
    { name: 'From', value: `Joris de Wit ${index % 50} <joris${index % 50}@velotech.example>` },
    { name: 'To', value: 'Noor Bakker <noor@spaakwerk.example>, "Mateo, Sales" <mateo@spaakwerk.example>' },
    { name: 'Cc', value: 'orders@spaakwerk.example' },
    { name: 'Subject', value: `Re: Order ${index}: forty rear wheels` },
    { name: 'Date', value: 'Tue, 3 Nov 2026 09:15:00 +0100' },
    { name: 'Message-ID', value: `<${index}.abcdef@velotech.example>` },
    { name: 'In-Reply-To', value: '<first@spaakwerk.example>' },
    { name: 'References', value: '<first@spaakwerk.example> <second@velotech.example>' },
    { name: 'MIME-Version', value: '1.0' },
  ]
}

function webmail(words: string): string {
  return `<div dir="ltr">${words}<div><br></div><div>Groet,<br>Joris</div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Noor wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div dir="ltr">${words}<a href="https://spaakwerk.example/orders/1?from=mail&amp;x=2" target="_blank">order 1</a></div></blockquote></div>`
}

function outlook(words: string): string {
  const paragraph = `<p class="MsoNormal"><span lang="EN-US" style="font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif;color:#1F497D;mso-fareast-language:EN-US">${words}<o:p></o:p></span></p>`
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--
@font-face{font-family:Calibri;panose-1:2 15 5 2 2 2 4 3 2 4;}
p.MsoNormal, li.MsoNormal, div.MsoNormal{margin:0cm;margin-bottom:.0001pt;font-size:11.0pt;font-family:"Calibri",sans-serif;}
a:link, span.MsoHyperlink{mso-style-priority:99;color:#0563C1;text-decoration:underline;}
--></style></head><body lang="NL" link="#0563C1" vlink="#954F72"><div class="WordSection1">${paragraph.repeat(4)}</div></body></html>`
}

function newsletter(rows: number): string {
  const row = `<tr><td align="center" bgcolor="#ffffff" style="padding:24px 16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;color:#333333"><a href="https://news.spaakwerk.example/c/eJx1" style="color:#7a3ff2;text-decoration:none"><img src="https://cdn.spaakwerk.example/wheel.png" width="560" height="240" alt="A wheel" style="display:block;border:0;width:100%;max-width:560px"></a><p style="margin:0 0 16px">New rims are in.</p></td></tr>`
  return `<!doctype html><html><head><style>body{margin:0;padding:0}@media only screen and (max-width:600px){.col{width:100%!important}}</style></head><body bgcolor="#f4f4f4"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${row.repeat(rows)}</table></body></html>`
}
