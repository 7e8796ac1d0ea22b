import type { ReactNode } from 'react'

/** The list and, beside it, the thread; below 1024 px they take turns. */
export function Panes({ busy, children }: { busy: boolean; children: ReactNode }) {
  return (
    <div aria-busy={busy} className="group/panes flex min-h-0 flex-1">
      {children}
    </div>
  )
}

/** The place of the thread while none is open. */
export function NoThread({ title, sentence }: { title: string; sentence: string }) {
  return (
    <section
      aria-label="Thread"
      className="flex min-w-0 flex-1 flex-col items-center justify-center bg-sunken px-6 text-center max-lg:hidden"
    >
      <p className="text-md font-medium">{title}</p>
      <p className="mt-1 max-w-[44ch] text-xs text-pretty text-ink-3">{sentence}</p>
    </section>
  )
}
