'use client'

import {
  Check,
  CircleAlert,
  Clock as ClockIcon,
  type LucideIcon,
  Send,
  TriangleAlert,
  Upload,
} from 'lucide-react'
import Link from 'next/link'
import { Empty } from '#/components/ui/empty.tsx'
import type { OutboxRow } from '#/lib/send/types.ts'
import { OutboxLine } from './outbox-line.tsx'
import { useNow } from './use-now.ts'

const LEAVING_MS = 60_000 // of its time: then it is on its way, though it can be taken back still
const SECOND_MS = 1_000
const MINUTE_MS = 60_000

type Stage = 'asking' | 'failed' | 'going' | 'waiting' | 'sent'

const GROUPS: { stage: Stage; title: string; many?: string; look: string }[] = [
  { stage: 'asking', title: 'Asking you', look: 'text-warn-ink' },
  { stage: 'failed', title: 'Failed', look: 'text-danger-ink' },
  { stage: 'going', title: 'On its way', many: 'On their way', look: 'text-accent-ink' },
  { stage: 'waiting', title: 'Waiting for its time', many: 'Waiting for their time', look: 'text-ink-3' },
  { stage: 'sent', title: 'Sent within a day', look: 'text-success-ink' },
]

const ICONS: Record<OutboxRow['state'], LucideIcon> = {
  asking: TriangleAlert,
  failed: CircleAlert,
  sending: Upload,
  queued: ClockIcon,
  sent: Check,
  cancelled: Check,
}

/** What was sent and has not left, what asks its sender, and what has left today. It is live, as every page is. */
export function OutboxPage({ rows }: { rows: OutboxRow[] }) {
  const minute = useNow(MINUTE_MS)
  const soon = rows.some(
    ({ state, sendAt }) => state === 'queued' && sendAt < minute + LEAVING_MS + MINUTE_MS,
  )
  const now = useNow(soon ? SECOND_MS : MINUTE_MS)
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
        GROUPS.map(({ stage, title, many = title, look }) => {
          const own = rows.filter((row) => stageOf(row, now) === stage)
          if (own.length === 0) return null
          const words = own.length === 1 ? title : many
          return (
            <section key={stage} aria-label={words}>
              <h2 className="flex h-8 items-center gap-2 border-b border-line bg-sunken pr-4 pl-8 text-xs font-medium text-ink-2 max-sm:pl-4">
                {words}
                <span className="tnum flex-1 text-ink-3">{own.length}</span>
                {stage === 'sent' && (
                  <Link
                    href="/mail/sent"
                    className="font-normal text-accent-ink hover:underline max-sm:leading-10"
                  >
                    All sent mail
                  </Link>
                )}
              </h2>
              <ul>
                {own.map((row) => {
                  const leaving = stage === 'going' && row.state === 'queued'
                  return (
                    <OutboxLine
                      key={row.id}
                      row={row}
                      Icon={leaving ? Send : ICONS[row.state]}
                      look={look}
                      now={now}
                      leaving={leaving}
                    />
                  )
                })}
              </ul>
            </section>
          )
        })
      )}
    </>
  )
}

/** In which group it stands. One in the seconds of its undo is on its way. */
function stageOf({ state, sendAt }: OutboxRow, now: number): Stage {
  if (state === 'queued') return sendAt - now < LEAVING_MS ? 'going' : 'waiting'
  return state === 'sending' || state === 'cancelled' ? 'going' : state
}
