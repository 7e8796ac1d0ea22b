import dynamic from 'next/dynamic'
import { type ReactNode, Suspense } from 'react'
import { useKeys } from '#/components/keys/registry.ts'
import { KeyCap } from '#/components/ui/key-cap.tsx'
import type { ListForm } from '#/lib/me/types.ts'

const EmptyPicture = dynamic(() => import('./empty-picture.tsx').then((module) => module.EmptyPicture)) // few inboxes are

/** The list and, beside it, the thread. In the wide form, and below 1024 px, they take turns: `data-form` and `data-thread` say so to what lies within. */
export function Panes({ form, busy, children }: { form: ListForm; busy: boolean; children: ReactNode }) {
  return (
    <div data-form={form} aria-busy={busy} className="group/panes flex min-h-0 flex-1">
      {children}
    </div>
  )
}

/** The place of the thread while none is open: how to open one, or, where there is none to open, nothing but a picture for an inbox. */
export function NoThread({ list, empty }: { list: string; empty: boolean }) {
  return (
    <section
      aria-label="Thread"
      className="flex min-w-0 flex-1 flex-col items-center justify-center bg-sunken px-6 pb-16 text-center max-lg:hidden group-data-[form=wide]/panes:hidden"
    >
      {empty ? (
        /^(inbox|mailbox-\d+)$/.test(list) && (
          <Suspense>
            <EmptyPicture />
          </Suspense>
        )
      ) : (
        <HowToOpen />
      )}
    </section>
  )
}

/** It names the keys to whom they are of use: not where they are switched off, nor to a finger. */
function HowToOpen() {
  const { single } = useKeys()
  return (
    <>
      <p className="text-md font-medium">No thread is open</p>
      <p className="mt-1 text-xs text-ink-3">Choose one from the list.</p>
      {single && (
        <p className="mt-4 flex items-center gap-1.5 text-xs text-ink-3 pointer-coarse:hidden">
          <KeyCap>J</KeyCap> <KeyCap>K</KeyCap> move in the list, <KeyCap>Enter</KeyCap> opens,{' '}
          <KeyCap>?</KeyCap> shows all keys
        </p>
      )}
    </>
  )
}
