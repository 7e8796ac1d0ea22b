import { parseArgs } from 'node:util'
import { keepArriving } from './life.ts'
import { fillGoogle } from './seed.ts'

const usage =
  'node demo/world/main.ts --google URL [--live SECONDS] [--seed 1]: fills a local Google with the mail of Spaakwerk, then lets new mail arrive'

const { values } = parseArgs({
  options: {
    google: { type: 'string', default: '' },
    live: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
})
const seconds = Number(values.live)
const seed = Number(values.seed)

if (!URL.canParse(values.google) || !(seconds >= 0) || !Number.isInteger(seed)) {
  process.stderr.write(`${usage}\n`)
  process.exitCode = 2
} else await run(values.google.replace(/\/$/, ''))

async function run(google: string): Promise<void> {
  const ending = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => ending.abort())
  try {
    const started = Date.now()
    const { filled, now, messages } = await fillGoogle(google, {
      seed,
      onProgress: (progress) => say(progress),
    })
    say({ ready: true, filled, messages, seconds: (Date.now() - started) / 1000 })
    if (seconds > 0) {
      await keepArriving(google, {
        everyMs: seconds * 1000,
        signal: ending.signal,
        seed,
        now,
        onHappening: say,
      })
    }
  } catch (error) {
    if (ending.signal.aborted) return
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
  }
}

/** One line of JSON, for whoever started this process. */
function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
