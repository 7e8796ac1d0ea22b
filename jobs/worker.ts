import { checkBoot } from '#/lib/health/boot.ts'
import { errorFields, log } from '#/lib/log.ts'
import { startBoss } from '#/lib/queue.ts'
import { queueDueMailboxes } from '#/lib/sync/due.ts'
import { resealGrants } from '#/lib/sync/grants.ts'
import * as syncMailbox from './sync-mailbox.ts'

const DUE_MS = 1_000 // how late a mailbox may be noticed that is due
const STOP_MS = 20_000 // a slice ends at its next step, which takes seconds

await checkBoot()
await resealGrants()
const stopping = new AbortController()
const boss = await startBoss()
const { job, concurrency, run } = syncMailbox
await boss.work(
  job.queue.name,
  { localConcurrency: concurrency, pollingIntervalSeconds: 1 },
  async (jobs) => {
    for (const { data } of jobs) await run(job.payload.parse(data), stopping.signal)
  },
)
const timer = setInterval(() => {
  queueDueMailboxes().catch((error: unknown) => log('error', 'worker.due_failed', errorFields(error)))
}, DUE_MS)
log('info', 'worker.ready', { pid: process.pid })

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal))

/** Takes no new work, lets what runs end at its next step, and goes. */
async function stop(signal: string) {
  log('info', 'worker.stopping', { signal })
  clearInterval(timer)
  stopping.abort(new Error('the worker stops'))
  await boss.stop({ graceful: true, timeout: STOP_MS })
  log('info', 'worker.stopped')
  process.exit(0)
}
