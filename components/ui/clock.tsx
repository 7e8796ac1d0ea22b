'use client'

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Clock, dayNumber } from './dates.ts'

const LOOK_EVERY_MS = 60_000 // how late a page may learn that it is tomorrow

const ClockContext = createContext<Clock | null>(null)

/**
 * By what everything within reads times and writes dates and numbers. Begins with the server's `now`, and goes on by it where the browser's clock is wrong. `now` moves
 * only when another day begins: then "Today" is another one, without a reload.
 */
export function ClockProvider({ clock, children }: { clock: Clock; children: ReactNode }) {
  const { zone, locale, weekStart } = clock
  const [now, setNow] = useState(clock.now)
  const [behind] = useState(() => Date.now() - clock.now)

  useEffect(() => {
    function look() {
      const later = Date.now() - behind
      if (dayNumber(later, { zone }) !== dayNumber(now, { zone })) setNow(later)
    }
    const timer = setInterval(look, LOOK_EVERY_MS)
    document.addEventListener('visibilitychange', look) // a machine that slept looks at once
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [behind, now, zone])

  const value = useMemo(() => ({ now, zone, locale, weekStart }), [now, zone, locale, weekStart])
  return <ClockContext value={value}>{children}</ClockContext>
}

/** Throws outside a ClockProvider: a time without a zone would be a guess. */
export function useClock(): Clock {
  const clock = useContext(ClockContext)
  if (!clock) throw new Error('a clock is asked for where none is')
  return clock
}

/** Writes a number as the reader does: "1.234". */
export function useNumbers(): (value: number) => string {
  const { locale } = useClock()
  return useMemo(() => new Intl.NumberFormat(locale).format, [locale])
}
