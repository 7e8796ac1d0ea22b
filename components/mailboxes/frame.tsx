import type { ReactNode } from 'react'

/** A page about mailboxes: where one is in the first line with what can be done, and the content beneath, which scrolls. */
export function Frame({ label, head, children }: { label: string; head: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={label} data-pane className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex min-h-(--bar) shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-6 py-1.5 max-md:px-4">
        {head}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-6 py-4 max-md:px-4 max-sm:px-2 max-sm:py-2">
        <div className="mx-auto max-w-[960px] space-y-3">{children}</div>
      </div>
    </section>
  )
}

/** A card of such a page. */
export function Card({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section
      aria-label={title}
      className="overflow-hidden rounded-lg border border-line bg-surface shadow-card"
    >
      {children}
    </section>
  )
}
