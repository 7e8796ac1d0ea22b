'use client'

import { Check, CircleAlert, Clock as ClockIcon, TriangleAlert, Upload } from 'lucide-react'
import { Empty } from '#/components/ui/empty.tsx'
import type { OutboxRow } from '#/lib/send/types.ts'
import { OutboxLine } from './outbox-line.tsx'

const GROUPS = [
  { title: 'Asking you', state: 'asking', Icon: TriangleAlert, look: 'text-warn-ink' },
  { title: 'Failed', state: 'failed', Icon: CircleAlert, look: 'text-danger-ink' },
  { title: 'On its way', state: 'sending', Icon: Upload, look: 'text-accent-ink' },
  { title: 'Waiting for its time', state: 'queued', Icon: ClockIcon, look: 'text-ink-3' },
  { title: 'Sent within a day', state: 'sent', Icon: Check, look: 'text-success-ink' },
]

/** What was sent and has not left, what asks its sender, and what has left today. It is live, as every page is. */
export function OutboxPage({ rows }: { rows: OutboxRow[] }) {
  const unsent = rows.filter(({ state }) => state !== 'sent').length
  return (
    <>
      <header className="flex h-(--bar) shrink-0 items-center justify-between gap-2 border-b border-line px-4 max-sm:h-13">
        <h1 className="text-lg font-semibold tracking-tight">Outbox</h1>
        <p className="tnum text-xs text-ink-3">
          {unsent} not sent yet, {rows.length - unsent} sent
        </p>
      </header>
      {rows.length === 0 ? (
        <Empty
          title="Nothing waits here"
          sentence="What you send passes through here, and leaves after the seconds of its undo."
        />
      ) : (
        GROUPS.map(({ title, state, Icon, look }) => {
          const own = rows.filter((row) => row.state === state)
          if (own.length === 0) return null
          return (
            <section key={title} aria-label={title}>
              <h2 className="flex h-8 items-center gap-2 border-b border-line bg-sunken pr-4 pl-11 text-xs font-medium text-ink-2 max-sm:pl-4">
                {title}
                <span className="tnum text-ink-3">{own.length}</span>
              </h2>
              <ul>
                {own.map((row) => (
                  <OutboxLine key={row.id} row={row} Icon={Icon} look={look} />
                ))}
              </ul>
            </section>
          )
        })
      )}
    </>
  )
}
