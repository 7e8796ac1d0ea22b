import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss, type Queue } from 'pg-boss'
import { z } from 'zod'
import type { Transaction } from '#/db/client.ts'
import { env } from '#/lib/env.ts'
import { errorFields, log } from '#/lib/log.ts'

/** A kind of job: how its queue treats it, what it is given, and of what only one waits. */
export type Job<T> = { queue: Queue; payload: z.ZodType<T>; key: (data: T) => string }

/** A slice of one mailbox's sync. */
export const syncMailbox: Job<{ mailboxId: number }> = {
  queue: {
    name: 'sync-mailbox',
    policy: 'short', // one waiting a mailbox. More may be active: the lease on the mailbox's row decides who works
    notify: true,
    retryLimit: 0, // the mailbox's next_sync_at is what brings it back, not the job
    heartbeatSeconds: 10, // the least there is: a killed worker's job is cleared within a minute
    expireInSeconds: 60, // a slice takes 15
    deleteAfterSeconds: 3600,
  },
  payload: z.object({ mailboxId: z.number().int() }),
  key: ({ mailboxId }) => String(mailboxId),
}

/** Some seconds of deleting what is here of a mailbox. */
export const eraseMailbox: Job<{ mailboxId: number }> = {
  queue: { ...syncMailbox.queue, name: 'erase-mailbox' }, // the row brings it back in the same way
  payload: syncMailbox.payload,
  key: syncMailbox.key,
}

/** Telling Google that a grant is ended. */
export const endGrant: Job<{ revocationId: number }> = {
  queue: { ...syncMailbox.queue, name: 'end-grant' }, // the row's next_try_at brings it back
  payload: z.object({ revocationId: z.number().int() }),
  key: ({ revocationId }) => String(revocationId),
}

/** Telling Gmail what people did to a mailbox's mail, in order. */
export const tellGmail: Job<{ mailboxId: number }> = {
  queue: { ...syncMailbox.queue, name: 'tell-gmail' }, // the runs' rows bring it back, and their claim decides who works
  payload: syncMailbox.payload,
  key: syncMailbox.key,
}

/** Some seconds of sending what is due of one mailbox. */
export const sendMail: Job<{ mailboxId: number }> = {
  queue: { ...syncMailbox.queue, name: 'send-mail' }, // the outbox's rows bring it back, and a claim on each decides who works on it
  payload: syncMailbox.payload,
  key: syncMailbox.key,
}

/** Going on with an action that was too large for its request. */
export const applyAction: Job<{ actionId: number }> = {
  queue: { ...syncMailbox.queue, name: 'apply-action' }, // the action's row brings it back
  payload: z.object({ actionId: z.number().int() }),
  key: ({ actionId }) => String(actionId),
}

/** Some seconds of bringing what was written in one mailbox to Gmail's drafts. */
export const saveDrafts: Job<{ mailboxId: number }> = {
  queue: { ...syncMailbox.queue, name: 'save-drafts' }, // the drafts' rows bring it back
  payload: syncMailbox.payload,
  key: syncMailbox.key,
}

const QUEUES = [
  syncMailbox.queue,
  eraseMailbox.queue,
  endGrant.queue,
  tellGmail.queue,
  applyAction.queue,
  sendMail.queue,
  saveDrafts.queue,
]
const POOL = 4 // connections of pg-boss' own; our queries have their pool

/** Makes pg-boss' tables and our queues, or brings them to this version. Part of `migrate`. */
export async function installQueues(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false })
  boss.on('error', reportError)
  await boss.start()
  for (const queue of QUEUES) {
    const { name, policy: _fixedAtCreation, ...options } = queue
    if (await boss.getQueue(name)) await boss.updateQueue(name, options)
    else await boss.createQueue(name, queue)
  }
  await boss.stop({ graceful: false })
}

/** The worker's pg-boss: takes jobs, watches over those of workers that died. Needs a direct connection for LISTEN. */
export async function startBoss(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DIRECT_DATABASE_URL ?? env().DATABASE_URL,
    application_name: 'lilac jobs',
    max: POOL,
    migrate: false,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  })
  boss.on('error', reportError)
  await boss.start()
  return boss
}

const kept = globalThis as { lilacSender?: Promise<PgBoss> }

/** Queues a job in the transaction that needs it; does nothing when one with its key waits already. */
export async function enqueue<T extends object>(tx: Transaction, job: Job<T>, data: T): Promise<void> {
  kept.lilacSender ??= startSender()
  const boss = await kept.lilacSender
  await boss.send(job.queue.name, data, { singletonKey: job.key(data), db: fromDrizzle(tx, sql) })
}

/** A pg-boss that only sends: for processes that take no jobs. */
async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    max: 1,
    migrate: false,
    supervise: false,
    schedule: false,
  })
  boss.on('error', reportError)
  await boss.start()
  return boss
}

function reportError(error: Error) {
  log('error', 'queue.failed', errorFields(error))
}
