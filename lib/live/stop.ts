import { HANDLER_HEADERS } from '#/lib/api/headers.ts'

const SIGNALS = ['SIGTERM', 'SIGINT'] as const

/** One a process, kept over reloads in development. */
const kept = globalThis as { lilacStop?: { stopping: boolean; works: Set<() => void> } }

/**
 * Calls `work` when the process is asked to stop, unless the function that is given back was called before. A server that stops waits for
 * its open answers; those of a live page would never end by themselves.
 */
export function onStop(work: () => void): () => void {
  const { works } = watch()
  works.add(work)
  return () => works.delete(work)
}

/** What a page is answered by a server that is stopping: nothing, and on a connection that closes, so that it asks the next server. Undefined while it runs. */
export function stoppingAnswer(): Response | undefined {
  if (!watch().stopping) return undefined
  return new Response(null, { status: 503, headers: { ...HANDLER_HEADERS, connection: 'close' } })
}

function watch() {
  if (kept.lilacStop) return kept.lilacStop
  const state = { stopping: false, works: new Set<() => void>() }
  kept.lilacStop = state
  function stop(signal: NodeJS.Signals): void {
    for (const one of SIGNALS) process.off(one, stop)
    state.stopping = true
    for (const work of state.works) work()
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal) // nobody else handles it: it does what it would have done
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  return state
}
