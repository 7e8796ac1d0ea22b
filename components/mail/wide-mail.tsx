import { Maximize } from 'lucide-react'
import type { Fit } from './message-frame.tsx'

const TOLD = 0.8 // a mail that is hardly smaller than it was made needs no word

/** That a mail is wider than the page and so shown smaller, with the ways to read it: at full size, or its words alone. */
export function WideMail({
  fit,
  full,
  words,
  onFull,
  onWords,
}: {
  fit: Fit | undefined
  full: boolean
  words: boolean // only its words are shown
  onFull: (full: boolean) => void
  onWords: ((words: boolean) => void) | undefined
}) {
  if (!words && !full && (!fit || fit.scale > TOLD)) return null
  return (
    <p className="mt-3 flex min-h-8 flex-wrap items-center gap-x-2 rounded-md bg-sunken px-2.5 text-xs text-ink-2">
      <Maximize aria-hidden className="size-3.5 text-ink-3" strokeWidth={1.75} />
      <span className="tnum min-w-0 flex-1">{words ? 'Only its words' : sayFit(fit, full)}</span>
      {!words && (
        <button type="button" onClick={() => onFull(!full)} className={ACTION}>
          {full ? 'Fit the page' : 'Full size'}
        </button>
      )}
      {onWords && (
        <button type="button" onClick={() => onWords(!words)} className={ACTION}>
          {words ? 'As it was sent' : 'Words only'}
        </button>
      )}
    </p>
  )
}

const ACTION = 'h-7 rounded-sm px-1 font-medium text-accent-ink hover:underline max-sm:h-10'

function sayFit(fit: Fit | undefined, full: boolean): string {
  if (full || !fit) return 'Shown at full size'
  return `${fit.width} px wide, shown at ${Math.round(fit.scale * 100)}%`
}
