import { saveDrafts } from '#/lib/queue.ts'
import { saveDueDrafts } from '#/lib/send/save-draft.ts'

export const job = saveDrafts
export const concurrency = 2 // nobody waits for it

export const run = ({ mailboxId }: { mailboxId: number }, signal: AbortSignal) =>
  saveDueDrafts(mailboxId, signal)
