import { eraseSlice } from '#/lib/mailboxes/erase.ts'
import { eraseMailbox } from '#/lib/queue.ts'

export const job = eraseMailbox
export const concurrency = 1 // deleting is the database's work alone, and nobody waits for it

export const run = ({ mailboxId }: { mailboxId: number }, signal: AbortSignal) =>
  eraseSlice(mailboxId, signal)
