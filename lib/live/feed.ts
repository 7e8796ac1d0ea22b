import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { env } from '#/lib/env.ts'
import { EVENTS_CHANNEL } from '#/lib/events.ts'
import { errorFields, log } from '#/lib/log.ts'
import { eventsAfter, livePosition, type StoredEvent } from './events.ts'
import { type Position, readPosition } from './position.ts'

type Subscriber = (events: StoredEvent[]) => void
type Feed = { subscribers: Set<Subscriber>; running: { ready: Promise<void> } | undefined }

const LOOK_EVERY_MS = 2_000 // without a notification: through a pooler that eats them, or with the listening connection down
const PAUSE_MS = 100 // between two reads, however often the process is notified

/** One a process, kept over reloads in development. */
const kept = globalThis as { lilacFeed?: Feed }

/**
 * Calls `subscriber` with all events from the moment on at which `ready` is fulfilled, in order, until `leave` is called. One connection of
 * the process listens for all subscribers; without it events come within two seconds.
 */
export function subscribe(subscriber: Subscriber): { ready: Promise<void>; leave(): void } {
  kept.lilacFeed ??= { subscribers: new Set(), running: undefined }
  const feed = kept.lilacFeed
  feed.subscribers.add(subscriber)
  feed.running ??= follow(feed)
  return { ready: feed.running.ready, leave: () => feed.subscribers.delete(subscriber) }
}

/** Reads events as long as there is anybody to tell. */
function follow(feed: Feed): { ready: Promise<void> } {
  const { promise: ready, resolve: setReady } = Promise.withResolvers<void>()

  async function run(): Promise<void> {
    const bell = listen()
    let position: Position | null = null
    while (feed.subscribers.size > 0) {
      try {
        position ??= readPosition(await livePosition())
        setReady()
        const events: StoredEvent[] = position ? await eventsAfter(position) : []
        position = events.at(-1) ?? position
        if (events.length > 0) for (const tell of feed.subscribers) tell(events)
      } catch (error) {
        log('warn', 'live.read_failed', errorFields(error)) // the database is away: the next look goes on from the same place
      }
      await wait(PAUSE_MS)
      await bell.rung()
    }
    feed.running = undefined
    await bell.stop()
  }

  void run()
  return { ready }
}

/** Listens on a connection of its own, past a pooler. `rung` ends at the next notification, at the latest after LOOK_EVERY_MS. */
function listen(): { rung(): Promise<void>; stop(): Promise<void> } {
  const connection = postgres(env().DIRECT_DATABASE_URL ?? env().DATABASE_URL, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: 'lilac-live' },
  })
  let ring = (): void => undefined
  let pending = false
  const onNotify = () => {
    pending = true
    ring()
  }
  connection
    .listen(EVENTS_CHANNEL, onNotify, onNotify) // it connects again by itself, and then looks what was missed
    .catch((error: unknown) => log('warn', 'live.listen_failed', errorFields(error)))
  return {
    async rung() {
      if (!pending)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, LOOK_EVERY_MS)
          ring = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      pending = false
    },
    stop: () => connection.end({ timeout: 1 }),
  }
}
