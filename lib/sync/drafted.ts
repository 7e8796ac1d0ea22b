import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { messages, type outgoingFiles } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import type { Draft } from '#/lib/drafts/kept.ts'
import { nameOfSender } from '#/lib/drafts/send-addresses.ts'
import type { FullMessage } from '#/lib/gmail/shapes.ts'
import { escapeText } from '#/lib/mime/escape.ts'
import { contentIdsOf, parseMessage } from '#/lib/mime/parse.ts'
import { cleanWritten } from '#/lib/mime/written.ts'

/** What a draft says that was written in Gmail, as a draft here. Its files have their bytes at Gmail still. */
export type DraftedInGmail = Pick<
  Draft,
  'kind' | 'messageId' | 'threadId' | 'fromEmail' | 'to' | 'cc' | 'bcc' | 'subject' | 'html'
> & { files: Omit<typeof outgoingFiles.$inferInsert, 'draftId'>[] }

/** Reads it as any mail is read: with its quote and signature as one text. */
export async function draftedInGmail(
  mailboxId: number,
  address: string,
  message: FullMessage,
): Promise<DraftedInGmail> {
  const parsed = parseMessage(message)
  const answered = await answeredBy(mailboxId, parsed.inReplyTo)
  const from = parsed.from.email
  const named = (kind: string) =>
    parsed.people.filter((person) => person.kind === kind).map(({ name, email }) => ({ name, email }))
  return {
    kind: answered ? 'reply' : 'new',
    messageId: answered?.id ?? null,
    threadId: answered?.threadId ?? null,
    fromEmail: from && (await nameOfSender(db(), mailboxId, from)) ? from : address,
    to: named('to'),
    cc: named('cc'),
    bcc: named('bcc'),
    subject: parsed.subject,
    html:
      parsed.htmlReceived === null
        ? parsed.text
            .trim()
            .split('\n')
            .map((line) => `<div>${escapeText(line) || '<br>'}</div>`)
            .join('')
        : cleanWritten(parsed.htmlReceived, contentIdsOf(parsed.attachments)),
    files: parsed.attachments.map(({ partId, name, type, size, contentId, inline }) => ({
      key: randomUUID(),
      name,
      type,
      size,
      contentId: inline ? contentId : null,
      fromPart: partId,
    })),
  }
}

async function answeredBy(mailboxId: number, header: string | null) {
  if (header === null) return undefined
  const [message] = await db()
    .select({ id: messages.id, threadId: messages.threadId })
    .from(messages)
    .where(
      and(
        eq(messages.mailboxId, mailboxId),
        eq(messages.messageIdHeader, header),
        eq(messages.state, 'stored'),
      ),
    )
    .limit(1)
  return message
}
