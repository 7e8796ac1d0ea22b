import { callApi } from '#/lib/api/client.ts'
import type { LiveEvent, LiveNews } from '#/lib/live/types.ts'

const ASK_EVERY_MS = 3_000 // without a connection

export type Listener = {
  onNews: (news: LiveNews) => void
  onConnection: (connected: boolean) => void
  onSignedOut: () => void
}

/**
 * Follows what happens from `position` on, until the function given back is called: by server-sent events, and where they do not
 * get through by asking every few seconds.
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
      const events: LiveEvent[] = JSON.parse(event.data) // by our own server
      onNews({ events, position: at })
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
      if (news.events.length > 0) onNews(news)
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
  window.addEventListener('offline', onOffline, { signal: leaving.signal })
  window.addEventListener('online', open, { signal: leaving.signal })
  open()
  return stop
}
