'use client'

import { KeyCap } from '#/components/ui/key-cap.tsx'
import { capsOf } from './combo.ts'
import { useKeys } from './registry.ts'

/** What may follow the first key of a sequence, while it is awaited. */
export function SequenceHint() {
  const { first, groups } = useKeys()
  const next = groups.flatMap(({ list }) => list.filter(({ keys }) => keys.startsWith(`${first} `)))
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-40 flex justify-center px-4 max-sm:bottom-20"
    >
      {first !== null && next.length > 0 && (
        <p className="fade-in flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg bg-raised px-3 py-2 text-xs text-ink-2 shadow-pop">
          {next.map(({ keys, words }) => (
            <span key={keys} className="flex items-center gap-1.5">
              <KeyCap>{capsOf(keys).at(-1) ?? ''}</KeyCap> {words}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}
