import { useCallback, useSyncExternalStore } from 'react'
import { useClock } from '#/components/ui/clock.tsx'

/** The present moment, which moves on in steps of so many ms: for what counts down. */
export function useNow(step: number): number {
  const { now } = useClock()
  const subscribe = useCallback(
    (tell: () => void) => {
      const timer = setInterval(tell, step)
      return () => clearInterval(timer)
    },
    [step],
  )
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(Date.now() / step) * step,
    () => now,
  )
}
