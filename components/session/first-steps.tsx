import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Mark } from '#/components/brand/mark.tsx'
import { Avatar } from '#/components/ui/avatar.tsx'
import { classes } from '#/components/ui/classes.ts'
import type { Viewer } from '#/lib/access/types.ts'

const STEPS = ['Connect Gmail', 'What to fetch']

/** The page around the first steps: which one it is, and one sheet. */
export function FirstSteps({ step, viewer, children }: { step: 1 | 2; viewer: Viewer; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <header className="flex min-h-16 flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 sm:px-8">
        <p className="flex items-center gap-2 text-lg font-semibold tracking-tight">
          <Mark className="size-6" />
          Lilac
        </p>
        <ol className="order-last flex w-full items-center justify-center gap-2 text-xs sm:order-none sm:w-auto sm:flex-1">
          {STEPS.map((name, index) => (
            <Step key={name} name={name} number={index + 1} current={step} />
          ))}
        </ol>
        <p className="ml-auto flex items-center gap-2 text-xs text-ink-3 sm:ml-0">
          <Avatar name={viewer.name} seed={viewer.email} size={20} />
          {viewer.name}
        </p>
      </header>
      <main className="flex flex-1 items-center justify-center px-4 pb-8">
        <div className="w-full max-w-[920px] rounded-xl border border-line bg-surface shadow-card">
          {children}
        </div>
      </main>
    </div>
  )
}

function Step({ name, number, current }: { name: string; number: number; current: number }) {
  const done = number < current
  const now = number === current
  return (
    <li
      aria-current={now ? 'step' : undefined}
      className={classes(
        'flex items-center gap-2 not-first:before:h-px not-first:before:w-8 not-first:before:bg-line-strong',
        now ? 'font-medium text-ink' : 'text-ink-3',
      )}
    >
      <span
        className={classes(
          'flex size-5 items-center justify-center rounded-full text-2xs font-semibold tabular-nums',
          done && 'bg-accent-soft text-accent-ink',
          now && 'bg-accent text-on-accent',
          !done && !now && 'border border-line-control',
        )}
      >
        {done ? <Check aria-hidden className="size-3" strokeWidth={3} /> : number}
      </span>
      {name}
      {done && <span className="sr-only">done</span>}
    </li>
  )
}
