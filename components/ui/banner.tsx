import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

const TONES = {
  warn: { look: 'bg-warn-soft text-warn-ink', Icon: TriangleAlert },
  danger: { look: 'bg-danger-soft text-danger-ink', Icon: CircleAlert },
  success: { look: 'bg-success-soft text-success-ink', Icon: CircleCheck },
}

/** What happened in 500, what it means for you, and the one action (as children). One at a time, above the sheet. */
export function Banner({
  tone,
  what,
  meaning,
  className,
  children,
}: {
  tone: keyof typeof TONES
  what: string
  meaning?: string | undefined
  className?: string
  children?: ReactNode
}) {
  const { look, Icon } = TONES[tone]
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={classes(
        'flex min-h-(--bar) flex-wrap items-center gap-x-3 gap-y-1.5 rounded-xl border border-line py-1.5 pr-2 pl-4 text-ink',
        look,
        className,
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
      <p className="min-w-0 flex-1 basis-60 text-ink [overflow-wrap:anywhere]">
        <span className="font-medium">{what}</span> <span className="text-ink-2">{meaning}</span>
      </p>
      {children && <div className="ml-auto flex flex-wrap items-center gap-x-3 gap-y-1.5">{children}</div>}
    </div>
  )
}
