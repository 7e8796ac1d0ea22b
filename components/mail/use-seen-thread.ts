import { useEffect, useEffectEvent } from 'react'
import type { ThreadRow } from '#/lib/mail/types.ts'

const SEEN_MS = 1_000 // on the screen; less is passing by

/** Tells that an open thread with something unread has been looked at: once each time it is opened, and again when more mail comes into it. */
export function useSeenThread(row: ThreadRow | undefined, onSeen: () => void): void {
  const tell = useEffectEvent(() => row?.unread && onSeen())
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is marked unread by hand stays so until it is opened again
  useEffect(() => {
    if (row === undefined) return
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') tell()
    }, SEEN_MS)
    return () => clearTimeout(timer)
  }, [row?.id, row?.messageCount])
}
