import { syncMailbox } from '#/lib/queue.ts'
import { runSlice } from '#/lib/sync/slice.ts'

export const job = syncMailbox
export const concurrency = 4 // mailboxes a worker syncs at once: each waits for Google most of the time

export const run = ({ mailboxId }: { mailboxId: number }, signal: AbortSignal) => runSlice(mailboxId, signal)
