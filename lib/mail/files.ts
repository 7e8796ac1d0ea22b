import { and, asc, eq, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { attachments, mailboxes, messages } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { notFound } from '#/lib/errors.ts'
import { openAttachment } from '#/lib/gmail/attachment.ts'
import { openPatiently } from './patience.ts'

export type File = {
  id: number
  messageId: number
  threadId: number | null
  mailboxId: number
  gmailId: string
  subject: string | null // of the message
  at: Date | null
  partId: string
  name: string
  type: string
  size: number // bytes
  imageHash: string | null
}

/** A file of a message that the viewer may read. Throws not_found. */
export async function fileOf(viewer: Viewer, id: number): Promise<File> {
  const [file] = await readableFiles(viewer, eq(attachments.id, id))
  if (!file) throw notFound('This file')
  return file
}

/** All files of a message that the viewer may read, but those that its text shows. Throws not_found when there is none. */
export async function filesOf(viewer: Viewer, messageId: number): Promise<[File, ...File[]]> {
  const ofMessage = and(eq(attachments.messageId, messageId), eq(attachments.inline, false))
  const [first, ...others] = await readableFiles(viewer, ofMessage)
  if (!first) throw notFound('These files')
  return [first, ...others]
}

const readableFiles = (viewer: Viewer, which: SQL | undefined) =>
  db()
    .select({
      id: attachments.id,
      messageId: attachments.messageId,
      threadId: messages.threadId,
      mailboxId: messages.mailboxId,
      gmailId: messages.gmailId,
      subject: messages.subject,
      at: messages.internalAt,
      partId: attachments.partId,
      name: attachments.name,
      type: attachments.type,
      size: attachments.size,
      imageHash: attachments.imageHash,
    })
    .from(attachments)
    .innerJoin(messages, eq(messages.id, attachments.messageId))
    .innerJoin(mailboxes, eq(mailboxes.id, messages.mailboxId))
    .where(and(which, eq(messages.state, 'stored'), readable(viewer)))
    .orderBy(asc(attachments.id))

/**
 * A file's bytes from Gmail. Given up when Google is silent for `patience` ms, at the beginning or between two pieces, and when `signal`
 * says that nobody waits any more. Throws an AppError with words for the person.
 */
export const openFile = (file: File, patience: number, signal: AbortSignal) =>
  openPatiently(
    (either) => openAttachment(file.mailboxId, file.gmailId, file.partId, either),
    { patience, signal },
    FILE_PROBLEMS,
  )

/** Why a file could not be fetched, by the code that the answer or the page's address carries. */
export const FILE_PROBLEMS = {
  google_silent: 'Gmail did not hand the file over. It is safe there; try again in a minute.',
  reconnect:
    'Lilac has no access to this mailbox at the moment. The file is safe in Gmail: reconnect, then try again.',
  gone: 'Gmail does not have this file any more. The mail may have been deleted there.',
  disguised: 'It is not what its name says: read its card, and download it from there if you want it anyway.',
}

/** The same as an input: anything else in an address is no problem of ours. */
export const fileProblemInput = z
  .enum(['google_silent', 'reconnect', 'gone', 'disguised'] satisfies (keyof typeof FILE_PROBLEMS)[])
  .optional()
  .catch(undefined)
