import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'

/** What opens a `details` of the class `group/more` inside a card: a line of words that turns its mark. */
export function Opener({ children }: { children: ReactNode }) {
  return (
    <summary className="flex w-fit list-none items-center gap-1 rounded-sm group-open/more:text-ink hover:text-ink max-sm:min-h-10 [&::-webkit-details-marker]:hidden">
      {children}
      <ChevronDown
        aria-hidden
        className="size-3 shrink-0 text-ink-3 group-open/more:rotate-180"
        strokeWidth={2}
      />
    </summary>
  )
}
