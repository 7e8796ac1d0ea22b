import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** A page of the settings: its title in the first line, with the way back where the list of pages has no room beside it. */
export function SettingsPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} data-pane className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex h-(--bar) shrink-0 items-center gap-1 border-b border-line px-6 max-md:px-2 max-sm:h-13">
        <Link
          href="/settings"
          aria-label="All settings"
          className="flex size-8 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-sm:size-10 md:hidden"
        >
          <ChevronLeft aria-hidden className="size-4" strokeWidth={1.75} />
        </Link>
        <h1 className="min-w-0 truncate text-lg font-semibold tracking-tight">{title}</h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-6 pb-12 max-md:px-4">
        <div className="mx-auto max-w-3xl">{children}</div>
      </div>
    </section>
  )
}

/** Things that belong together, under a head and a sentence; a hairline stands between one and the next. */
export function SettingsSection({
  title,
  sentence,
  children,
}: {
  title: string
  sentence?: string
  children: ReactNode
}) {
  return (
    <section aria-label={title} className="border-b border-line py-6 last:border-0">
      <h2 className="text-md font-semibold">{title}</h2>
      {sentence && <p className="mt-0.5 text-ink-2">{sentence}</p>}
      <div className="mt-4">{children}</div>
    </section>
  )
}
