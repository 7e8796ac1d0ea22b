import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { ThreadRow } from '#/lib/mail/types.ts'

const AHEAD = '400px' // about five rows below what is seen
const REST_MS = 60 // of a list that scrolls, before it is worth reading what it shows

/** Tells which rows are in sight, or will be soon, once the list rests: what they lead to can be read before anybody asks. */
export function useSeenRows(
  scroller: RefObject<HTMLElement | null>,
  rows: ThreadRow[],
  onSeen: (ids: number[]) => void,
): void {
  const tell = useEffectEvent((ids: number[]) => onSeen(ids))

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are other elements
  useEffect(() => {
    const seen = new Set<number>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const watcher = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const id = Number((target as HTMLElement).dataset.row)
          if (isIntersecting) seen.add(id)
          else seen.delete(id)
        }
        clearTimeout(timer)
        timer = setTimeout(() => tell([...seen]), REST_MS)
      },
      { root: scroller.current, rootMargin: `0px 0px ${AHEAD}` },
    )
    for (const row of scroller.current?.querySelectorAll('[data-row]') ?? []) watcher.observe(row)
    return () => {
      clearTimeout(timer)
      watcher.disconnect()
    }
  }, [scroller, rows])
}
