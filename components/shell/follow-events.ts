import { callApi } from '#/lib/api/client.ts'
import type { LiveNews } from '#/lib/live/types.ts'

const ASK_EVERY_MS = 3_000 // without a connection
const HIDDEN_MS = 30_000 // how long a hidden tab keeps its connection: browsers allow six a server over HTTP/1.1

type Listener = {
  onNews: () => void
  onConnection: (connected: boolean) => void
  onSignedOut: () => void
}

/**
 * Follows what happens from `position` on, until the function given back is called: by server-sent events, and where they do not
 * get through by asking every few seconds. A hidden tab lets its connection go, and catches up when it is looked at again.
 */
export function followEvents(position: string, { onNews, onConnection, onSignedOut }: Listener): () => void {
  let at = position
  let stream: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  function open() {
    clearTimeout(timer)
    stream?.close()
    stream = new EventSource(`/api/events?after=${encodeURIComponent(at)}`)
    stream.onopen = () => onConnection(true)
    stream.onmessage = (event) => {
      if (event.lastEventId) at = event.lastEventId
      onNews()
    }
    stream.addEventListener('signed-out', () => {
      stop()
      onSignedOut()
    })
    stream.onerror = () => {
      close()
      void ask()
    }
  }

  /** Asks for what the stream can't bring; once that is answered, the stream is tried again. */
  async function ask() {
    let next = open
    try {
      const news = await callApi<LiveNews>('GET', `/api/v1/events?after=${encodeURIComponent(at)}`)
      if (stopped) return
      at = news.position
      onConnection(true)
      if (news.events.length > 0) onNews()
    } catch {
      if (stopped) return
      onConnection(false)
      next = () => void ask()
    }
    timer = setTimeout(next, ASK_EVERY_MS)
  }

  function close() {
    clearTimeout(timer)
    stream?.close()
    stream = undefined
  }

  function onVisibility() {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(close, HIDDEN_MS)
    else if (!stream) open()
  }

  function onOffline() {
    close()
    onConnection(false)
  }

  function stop() {
    stopped = true
    close()
    leaving.abort()
  }

  const leaving = new AbortController()
  document.addEventListener('visibilitychange', onVisibility, { signal: leaving.signal })
  window.addEventListener('offline', onOffline, { signal: leaving.signal })
  window.addEventListener('online', open, { signal: leaving.signal })
  open()
  return stop
}
