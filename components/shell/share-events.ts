import { callApi } from '#/lib/api/client.ts'
import type { LiveNews } from '#/lib/live/types.ts'
import { followEvents, type Listener } from './follow-events.ts'

const NAME = 'lilac-events' // of the lock and the channel
const HIDDEN_MS = 30_000 // how long a hidden tab goes on following for the others

type Told = { news: LiveNews } | { connected: boolean } | { signedOut: true }

/**
 * Follows what happens from `position` on, until the function given back is called. Ten tabs cost what one does: one of them, which holds the
 * browser's lock, follows the events and tells the others. A hidden tab passes that on, and where all are hidden nobody follows; one that is
 * looked at again asks what it missed. Where the browser has no locks (http on a network of one's own), each tab follows for itself.
 */
export function shareEvents(position: string, listener: Listener): () => void {
  let at = position
  const leaving = new AbortController()
  const channel = new BroadcastChannel(NAME)
  let resting = new AbortController() // aborted when this tab gives up following

  const hear = (told: Told) => {
    if ('news' in told) {
      at = told.news.position
      listener.onNews(told.news)
    } else if ('connected' in told) listener.onConnection(told.connected)
    else listener.onSignedOut()
  }
  const tell = (told: Told) => {
    hear(told)
    channel.postMessage(told)
  }
  const follow = () =>
    followEvents(at, {
      onNews: (news) => tell({ news }),
      onConnection: (connected) => tell({ connected }),
      onSignedOut: () => tell({ signedOut: true }),
    })

  /** Waits for its turn, then follows until it is given up. */
  function takeTurn() {
    const { signal } = resting
    const turn = async () => {
      if (signal.aborted) return
      const stop = follow()
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
      stop()
    }
    if (!navigator.locks) return void turn()
    navigator.locks.request(NAME, { signal }, turn).catch(() => undefined) // given up while waiting
  }

  /** What happened before this tab listened, or while it was hidden. */
  async function catchUp() {
    try {
      const news = await callApi<LiveNews>('GET', `/api/v1/events?after=${encodeURIComponent(at)}`)
      if (news.events.length > 0 && !leaving.signal.aborted) hear({ news })
    } catch {
      return // whoever follows will say that there is no connection
    }
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  function onVisibility() {
    clearTimeout(timer)
    if (document.hidden) {
      timer = setTimeout(() => resting.abort(), HIDDEN_MS)
    } else if (resting.signal.aborted) {
      resting = new AbortController()
      takeTurn()
      void catchUp()
    }
  }

  channel.onmessage = (event: MessageEvent<Told>) => hear(event.data)
  document.addEventListener('visibilitychange', onVisibility, { signal: leaving.signal })
  takeTurn()
  void catchUp()
  return () => {
    clearTimeout(timer)
    leaving.abort()
    resting.abort()
    channel.close()
  }
}
