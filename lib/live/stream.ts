import type { Viewer } from '#/lib/access/types.ts'
import { HANDLER_HEADERS } from '#/lib/api/headers.ts'
import { errorFields, log } from '#/lib/log.ts'
import { findViewer } from '#/lib/session/viewer.ts'
import { newsSince, type StoredEvent, visibleTo } from './events.ts'
import { subscribe } from './feed.ts'
import { isAfter, type Position, readPosition, writePosition } from './position.ts'
import { onStop, stoppingAnswer } from './stop.ts'
import type { LiveEvent } from './types.ts'

const HEARTBEAT_MS = 15_000 // proxies close what is silent for a minute or half of one; also how soon a session that ended is noticed
const RETRY_MS = 3_000 // how long a browser waits before it connects again

/**
 * Server-sent events for one page: what of the events after `after` the person behind the session may learn. Before each message the
 * session is looked up again, so that signing out, deactivating and losing a mailbox work at once: a session that is over is told
 * so (`event: signed-out`) and the stream ends.
 */
export function liveStream(token: string | undefined, after: Position | null, signal: AbortSignal): Response {
  const stopping = stoppingAnswer()
  if (stopping) return stopping
  const encoder = new TextEncoder()
  let leave = (): void => undefined
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const page = new Page(token, after, send)
      const feed = subscribe((events) => page.add(events))
      const forget = onStop(() => page.stop())
      const heartbeat = setInterval(() => page.add([]), HEARTBEAT_MS)
      leave = () => {
        feed.leave()
        forget()
        clearInterval(heartbeat)
        page.stop()
      }
      signal.addEventListener('abort', () => leave())
      send(`retry: ${RETRY_MS}\n\n`)
      page
        .run(feed.ready)
        .then(() => {
          leave()
          controller.close()
        })
        .catch(() => undefined) // the browser was quicker
    },
    cancel: () => leave(),
  })
  return new Response(body, {
    headers: {
      ...HANDLER_HEADERS,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform', // and so never compressed, which would hold events back
      'x-accel-buffering': 'no', // nginx
    },
  })
}

/** What one page has been told, and tells it the rest: one message after the other. */
class Page {
  private readonly token: string | undefined
  private readonly send: (text: string) => void
  private position: Position | null
  private waiting: StoredEvent[] = []
  private stopped = false
  private wake = (): void => undefined

  constructor(token: string | undefined, position: Position | null, send: (text: string) => void) {
    this.token = token
    this.position = position
    this.send = send
  }

  /** Something happened, or (without events) it is time for a heartbeat. */
  add(events: StoredEvent[]): void {
    this.waiting.push(...events)
    this.wake()
  }

  stop(): void {
    this.stopped = true
    this.wake()
  }

  /** Ends when the page has left, the session is over or the database does not answer; the browser then asks again. */
  async run(feedReady: Promise<void>): Promise<void> {
    try {
      await feedReady
      if (!(await this.catchUp())) return
      while (!this.stopped) {
        await new Promise<void>((resolve) => {
          this.wake = resolve
          if (this.waiting.length > 0 || this.stopped) resolve()
        })
        if (this.stopped || !(await this.tell())) return
      }
    } catch (error) {
      log('warn', 'live.ended', errorFields(error))
    }
  }

  /** What happened while the page was made, or its connection was down. */
  private async catchUp(): Promise<boolean> {
    const viewer = await this.viewer()
    if (!viewer || !this.position) return viewer !== null
    const news = await newsSince(viewer, this.position)
    this.position = readPosition(news.position)
    return (await this.viewer()) !== null && this.write(news.events)
  }

  private async tell(): Promise<boolean> {
    const happened = this.takeWaiting() // before the session is looked up: what happens after its end is after this
    const viewer = await this.viewer()
    return viewer !== null && this.write(await visibleTo(viewer, happened))
  }

  private async viewer(): Promise<Viewer | null> {
    const viewer = await findViewer(this.token)
    if (!viewer && !this.stopped) this.send('event: signed-out\ndata: {}\n\n')
    return viewer
  }

  private write(events: LiveEvent[]): boolean {
    if (this.stopped) return false
    const id = this.position ? `id: ${writePosition(this.position)}\n` : ''
    this.send(events.length > 0 ? `${id}data: ${JSON.stringify(events)}\n\n` : ': still here\n\n')
    return true
  }

  /** What was told while catching up is not told again. */
  private takeWaiting(): StoredEvent[] {
    const fresh: StoredEvent[] = []
    for (const event of this.waiting.splice(0)) {
      if (this.position && !isAfter(event, this.position)) continue
      this.position = { txid: event.txid, id: event.id }
      fresh.push(event)
    }
    return fresh
  }
}
