/** A plain mail, as bytes in base64url. */
export function rawMail(mail: {
  from: string
  to: string
  subject: string
  text?: string
  html?: string
  id?: string
  replyTo?: string
  date?: Date
}): string {
  const { from, to, subject, text = `About ${subject}`, html, id, replyTo, date = new Date() } = mail
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    ...(id ? [`Message-ID: <${id}>`] : []),
    ...(replyTo ? [`In-Reply-To: <${replyTo}>`, `References: <${replyTo}>`] : []),
    'MIME-Version: 1.0',
  ]
  const plain = 'Content-Type: text/plain; charset=utf-8'
  const body = html
    ? [
        'Content-Type: multipart/alternative; boundary=b',
        '',
        `--b\r\n${plain}\r\n\r\n${text}`,
        `--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`,
        '--b--',
      ]
    : [plain, '', text]
  return Buffer.from([...head, ...body].join('\r\n')).toString('base64url')
}
