'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useMailPlace } from '#/components/mail/place.ts'
import { forget, readWhatFailed } from '#/components/mail/queries.ts'
import type { LiveEvent, LiveNews } from '#/lib/live/types.ts'
import { shareEvents } from './share-events.ts'

const GATHER_MS = 150 // what one change causes comes as several events
const REST_MS = 1_000 // between two looks while events keep coming, as in a first sync

/** Keeps the page true: what it shows is read again when something has happened to it. Says so only when nothing answers at all. */
export function Live({ position }: { position: string }) {
  const router = useRouter()
  const client = useQueryClient()
  const inMail = useMailPlace() !== null
  const [connected, setConnected] = useState(true)
  const waiting = useRef<LiveEvent[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const looked = useRef(0) // ms

  const look = useEffectEvent(() => {
    timer.current = undefined
    if (document.hidden) return // when it is looked at again
    looked.current = Date.now()
    forget(client, waiting.current.splice(0))
    if (!inMail) router.refresh() // a page that the server made
  })
  const lookSoon = useEffectEvent(() => {
    if (waiting.current.length === 0 || timer.current !== undefined) return
    timer.current = setTimeout(look, Math.max(GATHER_MS, looked.current + REST_MS - Date.now()))
  })
  const onNews = useEffectEvent(({ events }: LiveNews) => {
    waiting.current.push(...events)
    if (events.some(({ kind }) => kind.startsWith('action.')))
      void import('#/components/actions/news.ts').then((module) => module.readActionNews())
    lookSoon()
  })

  const onConnection = useEffectEvent((now: boolean) => {
    if (now && !connected) void readWhatFailed(client)
    setConnected(now)
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: a later position is the page's own look at what it was told of
  useEffect(() => {
    const stop = shareEvents(position, {
      onNews,
      onConnection,
      onSignedOut: () => router.refresh(), // which leads to the sign-in page, and back here afterwards
    })
    const leaving = new AbortController()
    document.addEventListener('visibilitychange', lookSoon, { signal: leaving.signal })
    return () => {
      stop()
      leaving.abort()
      clearTimeout(timer.current)
    }
  }, [])

  return (
    <div
      role="status"
      className="pointer-events-none fixed right-4 bottom-4 z-30 max-sm:right-2 max-sm:bottom-20"
    >
      {!connected && (
        <p className="fade-in rounded-lg bg-raised px-3 py-2 text-xs text-ink-2 shadow-pop">
          No connection. Lilac tries again every few seconds.
        </p>
      )}
    </div>
  )
}
