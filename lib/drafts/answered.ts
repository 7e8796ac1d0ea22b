import { and, eq } from 'drizzle-orm'
import { attachments, mailboxes, messageBodies, messages } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { notFound } from '#/lib/errors.ts'
import { peopleOf } from '#/lib/mail/people.ts'
import type { Correspondents } from './answer-people.ts'

export type AnsweredFile = {
  id: number
  name: string
  type: string
  size: number
  contentId: string | null
  inline: boolean
}

/** The mail that is answered or forwarded. */
export type Answered = Correspondents & {
  id: number
  threadId: number | null
  mailboxId: number
  subject: string
  at: Date | null // as its sender's clock said, else when it came
  size: number
  html: string | null
  text: string
  files: AnsweredFile[]
}

/** Throws not found when the message is not the viewer's. */
export async function answeredMessage(viewer: Viewer, id: number): Promise<Answered> {
  const [message] = await db()
    .select({
      id: messages.id,
      threadId: messages.threadId,
      mailboxId: messages.mailboxId,
      subject: messages.subject,
      from: messages.from,
      sentAt: messages.sentAt,
      internalAt: messages.internalAt,
      size: messages.size,
      listPost: messages.listPost,
      followupTo: messages.followupTo,
      html: messageBodies.htmlClean,
      text: messageBodies.text,
    })
    .from(messages)
    .innerJoin(mailboxes, eq(mailboxes.id, messages.mailboxId))
    .innerJoin(messageBodies, eq(messageBodies.messageId, messages.id))
    .where(and(eq(messages.id, id), eq(messages.state, 'stored'), readable(viewer)))
  if (!message) throw notFound('This message')
  const [people, files] = await Promise.all([
    peopleOf([id]),
    db()
      .select({
        id: attachments.id,
        name: attachments.name,
        type: attachments.type,
        size: attachments.size,
        contentId: attachments.contentId,
        inline: attachments.inline,
      })
      .from(attachments)
      .where(eq(attachments.messageId, id))
      .orderBy(attachments.id),
  ])
  const named = (kind: string) =>
    people.filter((person) => person.kind === kind).map(({ name, email }) => ({ name, email }))
  const { sentAt, internalAt, from, subject, size, ...rest } = message
  return {
    ...rest,
    subject: subject ?? '',
    from: from ?? { name: '', email: '' },
    at: sentAt ?? internalAt,
    size: size ?? 0,
    replyTo: named('reply_to'),
    to: named('to'),
    cc: named('cc'),
    files,
  }
}
