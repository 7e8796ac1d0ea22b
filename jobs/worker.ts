import { queueDueChunks } from '#/lib/actions/chunks.ts'
import { queueDueRuns } from '#/lib/actions/runs.ts'
import { wakeDue } from '#/lib/actions/wake.ts'
import { forgetOldAnswers } from '#/lib/api/idempotency.ts'
import { checkBoot } from '#/lib/health/boot.ts'
import { errorFields, log } from '#/lib/log.ts'
import { queueDueErasures } from '#/lib/mailboxes/erase.ts'
import { watchLate } from '#/lib/mailboxes/late.ts'
import { queueDueRevocations } from '#/lib/mailboxes/revoke.ts'
import { type Job, startBoss } from '#/lib/queue.ts'
import { queueDueMail } from '#/lib/send/due.ts'
import { queueDueDrafts } from '#/lib/send/save-draft.ts'
import { queueDueMailboxes } from '#/lib/sync/due.ts'
import { resealGrants } from '#/lib/sync/grants.ts'
import * as applyAction from './apply-action.ts'
import * as endGrant from './end-grant.ts'
import * as eraseMailbox from './erase-mailbox.ts'
import * as saveDrafts from './save-drafts.ts'
import * as sendMail from './send-mail.ts'
import * as syncMailbox from './sync-mailbox.ts'
import * as tellGmail from './tell-gmail.ts'

const DUE_MS = 1_000 // how late a mailbox may be noticed that is due
const FORGET_MS = 600_000
const STOP_MS = 20_000 // a slice ends at its next step, which takes seconds

await checkBoot()
await resealGrants()
const stopping = new AbortController()
const boss = await startBoss()
await take(syncMailbox)
await take(eraseMailbox)
await take(endGrant)
await take(tellGmail)
await take(sendMail)
await take(applyAction)
await take(saveDrafts)
watchLate()
const timer = setInterval(() => {
  Promise.all([
    queueDueMailboxes(),
    queueDueErasures(),
    queueDueRevocations(),
    queueDueRuns(),
    queueDueMail(),
    queueDueChunks(),
    wakeDue(),
    queueDueDrafts(),
  ]).catch((error: unknown) => log('error', 'worker.due_failed', errorFields(error)))
}, DUE_MS)
const forgetting = setInterval(() => {
  forgetOldAnswers().catch((error: unknown) => log('error', 'worker.forget_failed', errorFields(error)))
}, FORGET_MS)
log('info', 'worker.ready', { pid: process.pid })

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal))

type Work<T> = {
  job: Job<T>
  concurrency: number
  run: (data: T, signal: AbortSignal) => Promise<unknown>
}

async function take<T>({ job, concurrency, run }: Work<T>): Promise<void> {
  await boss.work(
    job.queue.name,
    { localConcurrency: concurrency, pollingIntervalSeconds: 1 },
    async (jobs) => {
      for (const { data } of jobs) await run(job.payload.parse(data), stopping.signal)
    },
  )
}

/** Takes no new work, lets what runs end at its next step, and goes. */
async function stop(signal: string) {
  log('info', 'worker.stopping', { signal })
  clearInterval(timer)
  clearInterval(forgetting)
  stopping.abort(new Error('the worker stops'))
  await boss.stop({ graceful: true, timeout: STOP_MS })
  log('info', 'worker.stopped')
  process.exit(0)
}
