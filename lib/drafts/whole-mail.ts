import { safeFileName } from '#/lib/mime/file-names.ts'

/** A mail that is attached as it came, as a file. */
export const wholeMail = (mail: { id: number; subject: string; size: number }) => ({
  name: `${safeFileName(mail.subject || 'Message', 'message/rfc822')}.eml`,
  type: 'message/rfc822',
  size: mail.size,
  fromMessageId: mail.id,
})
