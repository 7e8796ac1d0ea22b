import type { ReactNode } from 'react'
import type { ListForm } from '#/lib/me/types.ts'

/** The list and, beside it, the thread. In the wide form, and below 1024 px, they take turns: `data-form` and `data-thread` say so to what lies within. */
export function Panes({ form, busy, children }: { form: ListForm; busy: boolean; children: ReactNode }) {
  return (
    <div data-form={form} aria-busy={busy} className="group/panes flex min-h-0 flex-1">
      {children}
    </div>
  )
}

/** The place of the thread while none is open. */
export function NoThread({ title, sentence }: { title: string; sentence: string }) {
  return (
    <section
      aria-label="Thread"
      className="flex min-w-0 flex-1 flex-col items-center justify-center bg-sunken px-6 text-center max-lg:hidden group-data-[form=wide]/panes:hidden"
    >
      <p className="text-md font-medium">{title}</p>
      <p className="mt-1 max-w-[44ch] text-xs text-pretty text-ink-3">{sentence}</p>
    </section>
  )
}
