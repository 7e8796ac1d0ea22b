import { createHash } from 'node:crypto'

/** What the key is made from; `message` is the copy itself, for the case that the mail has no Message-ID. */
type Copy = {
  messageId: string | null
  fromEmail: string
  sentAt: Date | null
  message: { id: string; threadId: string; internalDate: string | number }
}

/**
 * Names a mail across mailboxes: 32 hex digits. Two copies have the same key when Message-ID, sender's address and Date (to the second)
 * all agree, so that a forged reuse of somebody's Message-ID does not pass as a copy of his mail. A mail without a Message-ID has a key of
 * its own, made from its Gmail id, thread and time of arrival, and never joins another.
 */
export function mailKey({ messageId, fromEmail, sentAt, message }: Copy): string {
  const parts = messageId
    ? ['mail', messageId.toLowerCase(), fromEmail, String(Math.floor((sentAt?.getTime() ?? 0) / 1000))]
    : ['copy', message.id, message.threadId, String(message.internalDate)]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)
}
