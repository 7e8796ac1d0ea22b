import { sendMail } from '#/lib/queue.ts'
import { deliverMail } from '#/lib/send/deliver.ts'

export const job = sendMail
export const concurrency = 4 // mails a worker hands over at once: each waits for Google most of the time

export const run = ({ mailboxId }: { mailboxId: number }, signal: AbortSignal) =>
  deliverMail(mailboxId, signal)
