import { tellGmail as tell } from '#/lib/actions/tell.ts'
import { tellGmail } from '#/lib/queue.ts'

export const job = tellGmail
export const concurrency = 4 // mailboxes at once: each waits for Google most of the time

export const run = ({ mailboxId }: { mailboxId: number }, signal: AbortSignal) => tell(mailboxId, signal)
