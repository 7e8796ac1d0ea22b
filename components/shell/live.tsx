'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { followEvents } from './follow-events.ts'

const GATHER_MS = 150 // what one change causes comes as several events
const REST_MS = 1_000 // between two looks while events keep coming, as in a first sync

/** Keeps the page true: looks again at what it shows when something has happened to it. Says so only when nothing answers at all. */
export function Live({ position }: { position: string }) {
  const router = useRouter()
  const [looking, startLooking] = useTransition()
  const [happened, setHappened] = useState(0)
  const [seen, setSeen] = useState(0)
  const looked = useRef(0) // ms
  const [connected, setConnected] = useState(true)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a later position is the page's own look at what it was told of
  useEffect(
    () =>
      followEvents(position, {
        onNews: () => setHappened((count) => count + 1),
        onConnection: setConnected,
        onSignedOut: () => router.refresh(), // which leads to the sign-in page, and back here afterwards
      }),
    [],
  )

  useEffect(() => {
    if (happened === seen || looking || !connected) return // a look that fails would lead away from the page
    const timer = setTimeout(
      () => {
        looked.current = Date.now()
        setSeen(happened)
        startLooking(() => router.refresh())
      },
      Math.max(GATHER_MS, looked.current + REST_MS - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [happened, seen, looking, connected, router])

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
