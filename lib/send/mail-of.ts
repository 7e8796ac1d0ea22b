import { eq } from 'drizzle-orm'
import { attachments, messages } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { uploadedBytes } from '#/lib/drafts/bytes.ts'
import type { Draft, OutgoingFile } from '#/lib/drafts/kept.ts'
import { nameOfSender } from '#/lib/drafts/send-addresses.ts'
import type { DraftPerson } from '#/lib/drafts/types.ts'
import { openAttachment } from '#/lib/gmail/attachment.ts'
import { Gone } from '#/lib/gmail/errors.ts'
import { openOriginal } from '#/lib/gmail/original.ts'
import type { ComposedFile, Composition } from '#/lib/mime/compose.ts'
import { plainText } from '#/lib/mime/plain-text.ts'
import { sendableAddress } from '#/lib/mime/recipient.ts'
import { outgoingHtml, picturesIn, withEmptyLines, withoutMarks } from '#/lib/mime/written.ts'
import { NotSent } from './not-sent.ts'

/** Who wrote a draft, where their mail goes: a draft that is only saved may have addresses that are none yet, which stay out. */
export async function mailOf(draft: Draft, files: OutgoingFile[], signal: AbortSignal): Promise<Composition> {
  const [sender, answered] = await Promise.all([
    nameOfSender(db(), draft.mailboxId, draft.fromEmail),
    answeredHeaders(draft),
  ])
  const html = withEmptyLines(withoutMarks(draft.html)) + (draft.quote === null ? '' : `<br>${draft.quote}`)
  const shown = picturesIn(html)
  return {
    from: { name: sender?.name ?? '', email: draft.fromEmail },
    replyTo: sendableAddress(sender?.replyTo ?? '') ?? null,
    to: people(draft.to),
    cc: people(draft.cc),
    bcc: people(draft.bcc),
    subject: draft.subject,
    html: outgoingHtml(html),
    text: plainText(html),
    files: files
      .filter(({ contentId }) => contentId === null || shown.has(contentId))
      .map((file) => composed(file, signal)),
    ...answered,
    marker: draft.marker,
    date: new Date(),
  }
}

const people = (list: DraftPerson[]) =>
  list.flatMap(({ name, email }) => {
    const address = sendableAddress(email)
    return address === undefined ? [] : [{ name, email: address }]
  })

/** RFC 5322 §3.6.4: the references of the mail that is answered, and that mail. */
async function answeredHeaders({ messageId }: Draft) {
  if (messageId === null) return { inReplyTo: null, references: [] }
  const [mail] = await db()
    .select({ header: messages.messageIdHeader, references: messages.references })
    .from(messages)
    .where(eq(messages.id, messageId))
  const header = mail?.header ?? null
  const before = (mail?.references ?? []).filter((id) => id !== header)
  return { inReplyTo: header, references: [...before, ...(header ? [header] : [])] }
}

const composed = (file: OutgoingFile, signal: AbortSignal): ComposedFile => ({
  name: file.name,
  type: file.type,
  contentId: file.contentId,
  wholeMail: file.fromMessageId !== null,
  bytes: () => bytesOf(file, signal),
})

async function* bytesOf(file: OutgoingFile, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    if (file.fromAttachmentId !== null) yield* earlierFile(file.fromAttachmentId, signal)
    else if (file.fromMessageId !== null) yield* earlierMail(file.fromMessageId, signal)
    else yield* uploadedBytes(file.id)
  } catch (error) {
    if (error instanceof Gone) throw new NotSent('file_gone', file.name)
    throw error
  }
}

async function* earlierFile(id: number, signal: AbortSignal) {
  const [file] = await db()
    .select({ mailboxId: messages.mailboxId, gmailId: messages.gmailId, partId: attachments.partId })
    .from(attachments)
    .innerJoin(messages, eq(messages.id, attachments.messageId))
    .where(eq(attachments.id, id))
  if (!file) throw new Gone('the file is no longer known')
  yield* (await openAttachment(file.mailboxId, file.gmailId, file.partId, signal)).bytes
}

async function* earlierMail(id: number, signal: AbortSignal) {
  const [mail] = await db()
    .select({ mailboxId: messages.mailboxId, gmailId: messages.gmailId })
    .from(messages)
    .where(eq(messages.id, id))
  if (!mail) throw new Gone('the mail is no longer known')
  yield* await openOriginal(mail.mailboxId, mail.gmailId, signal)
}
