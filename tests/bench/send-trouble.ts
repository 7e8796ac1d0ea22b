import { setTimeout as pause } from 'node:timers/promises'
import type { TestProcess } from '#/tests/support/process.ts'
import { startWorker, WORKER_READY } from '#/tests/support/product.ts'

const COPY_AFTER_MS = 10_000
const TWIN_COPY_AFTER_MS = 20_000 // by then both of a pair were sent, also on a busy machine
const LOOK_EVERY_MS = 20
const MARKER = ['X-Lilac-Draft']

/** How Google keeps the copies of what goes to recipients that begin so; the first that fits counts, and one that no line fits is kept as usual. */
export const COPIES = [
  { to: '^twins', dropHeaders: MARKER, newThread: true, copyAfterMs: TWIN_COPY_AFTER_MS },
  { to: '^bare-late', dropHeaders: MARKER, copyAfterMs: COPY_AFTER_MS },
  { to: '^bare-moved', dropHeaders: MARKER, newThread: true },
  { to: '^bare', dropHeaders: MARKER },
  { to: '^moved-late', newThread: true, copyAfterMs: COPY_AFTER_MS },
  { to: '^late', copyAfterMs: COPY_AFTER_MS },
  { to: '^moved', newThread: true },
]

/** The beginnings that mails are mixed from. Twins are none of them: they come last, and alone. */
export const KINDS = [
  'usual',
  'usual',
  'usual',
  'bare',
  'bare-late',
  'bare-moved',
  'late',
  'moved',
  'moved-late',
]

const SEND = { path: 'drafts/send' }
const PUT = { path: String.raw`upload/gmail/[^?]*\?uploadType=\w+$` }
const PIECE = { path: 'upload_id=' }
const LOOK = { path: String.raw`^/gmail/v1/users/me/(?:(?:drafts|threads)/(?!send)|messages\?)|^/batch` }

/** What happens to the calls, each in its share of them. */
export const FAULTS = [
  { name: 'sent, answer lost', match: SEND, kind: 'lost_answer', chance: 0.08 },
  { name: 'sent, answer cut', match: SEND, kind: 'cut', chance: 0.04 },
  { name: 'sent, half an answer', match: SEND, kind: 'truncate', chance: 0.04 },
  { name: 'not sent, 503', match: SEND, kind: 'status', status: 503, chance: 0.05 },
  { name: 'not sent, 429', match: SEND, kind: 'status', status: 429, chance: 0.03 },
  { name: 'drafted, answer lost', match: PUT, kind: 'lost_answer', chance: 0.06 },
  { name: 'drafted, answer cut', match: PUT, kind: 'cut', chance: 0.04 },
  { name: 'not drafted, 502', match: PUT, kind: 'status', status: 502, chance: 0.05 },
  { name: 'upload broken in a piece', match: PIECE, kind: 'cut', chance: 0.12 },
  { name: 'piece kept, answer lost', match: PIECE, kind: 'lost_answer', chance: 0.08 },
  { name: 'piece not kept, 500', match: PIECE, kind: 'status', status: 500, chance: 0.05 },
  { name: 'look cut', match: LOOK, kind: 'cut', chance: 0.05 },
  { name: 'look failed, 500', match: LOOK, kind: 'status', status: 500, chance: 0.05 },
]

/** Every answer to a sending is lost. */
export const ALL_ANSWERS_LOST = [{ name: 'twin sent, answer lost', match: SEND, kind: 'lost_answer' }]

/** Workers of one product; one after the other is killed and followed by another. */
export async function startWorkers(env: Record<string, string>, count: number) {
  const begin = async () => {
    const worker = startWorker(env)
    await worker.waitFor(WORKER_READY, 60_000)
    return worker
  }
  const running: TestProcess[] = []
  for (let begun = 0; begun < count; begun++) running.push(await begin())
  let killed = 0
  return {
    killed: () => killed,
    /** Kills one, whichever it is, each time that what is left to do has come down to one of these numbers, the highest first. */
    async killAt(
      marks: number[],
      left: () => Promise<number>,
      random: () => number,
      patience: AbortSignal,
    ): Promise<void> {
      for (const mark of marks) {
        while (!patience.aborted && (await left()) > mark) await pause(LOOK_EVERY_MS)
        if (patience.aborted) return
        const [victim] = running.splice(Math.floor(random() * running.length), 1)
        await victim?.kill('SIGKILL')
        killed++
        running.push(await begin())
      }
    },
    stop: () => Promise.all(running.map((worker) => worker.stop())),
  }
}
