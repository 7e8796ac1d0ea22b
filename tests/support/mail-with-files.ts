export type MailFile = { name: string; type: string; bytes: Buffer; contentId?: string }

/** A mail with a text and files, as bytes in base64url. A file with a content id is for the html to show. */
export function mailWithFiles(mail: {
  from: string
  to: string
  subject: string
  html: string
  files: MailFile[]
}): string {
  const { from, to, subject, html, files } = mail
  const parts = files.map(({ name, type, bytes, contentId }) => [
    '--m',
    `Content-Type: ${type}`,
    `Content-Disposition: ${contentId ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    ...(contentId ? [`Content-ID: <${contentId}>`] : []),
    'Content-Transfer-Encoding: base64',
    '',
    bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
  ])
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${encodeURIComponent(subject)}@pignon.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=m',
    '',
    `--m\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`,
    ...parts.flat(),
    '--m--',
    '',
  ]
  return Buffer.from(lines.join('\r\n'), 'latin1').toString('base64url')
}
