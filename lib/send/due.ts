import { db } from '#/lib/db.ts'
import { enqueue, sendMail } from '#/lib/queue.ts'
import { mailboxesWithDueMail } from './claim.ts'

/** Queues the sending for each mailbox with mail that is due: its time has come, or its worker died and let the claim run out. */
export async function queueDueMail(): Promise<void> {
  const due = await mailboxesWithDueMail()
  if (due.length === 0) return
  await db().transaction(async (tx) => {
    for (const mailboxId of due) await enqueue(tx, sendMail, { mailboxId })
  })
}
