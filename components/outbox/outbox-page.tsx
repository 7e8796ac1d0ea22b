'use client'

import {
  Check,
  CircleAlert,
  Clock as ClockIcon,
  Paperclip,
  type Send,
  TriangleAlert,
  Upload,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { addNotice } from '#/components/actions/notices.ts'
import { openComposer } from '#/components/compose/composers.ts'
import { sizeOf } from '#/components/mail/file-size.ts'
import { Button } from '#/components/ui/button.tsx'
import { classes } from '#/components/ui/classes.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { fullTime, shortTime } from '#/components/ui/dates.ts'
import { Empty } from '#/components/ui/empty.tsx'
import { Progress } from '#/components/ui/progress.tsx'
import { callApi } from '#/lib/api/client.ts'
import type { OutboxRow } from '#/lib/send/types.ts'
import { ChangeTime } from './change-time.tsx'

const GROUPS = [
  { title: 'Asking you', states: ['asking'], Icon: TriangleAlert, look: 'text-warn-ink' },
  { title: 'Failed', states: ['failed'], Icon: CircleAlert, look: 'text-danger-ink' },
  { title: 'On its way', states: ['sending'], Icon: Upload, look: 'text-accent-ink' },
  { title: 'Waiting for its time', states: ['queued'], Icon: ClockIcon, look: 'text-ink-3' },
  { title: 'Sent within a day', states: ['sent'], Icon: Check, look: 'text-success-ink' },
]

/** What was sent and has not left, what asks its sender, and what has left today. It is live, as every page is. */
export function OutboxPage({ rows }: { rows: OutboxRow[] }) {
  const unsent = rows.filter(({ state }) => state !== 'sent').length
  return (
    <>
      <header className="flex h-(--bar) shrink-0 items-center justify-between gap-2 border-b border-line px-4">
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
        GROUPS.map(({ title, states, Icon, look }) => {
          const own = rows.filter(({ state }) => states.includes(state))
          if (own.length === 0) return null
          return (
            <section key={title} aria-label={title}>
              <h2 className="flex h-8 items-center gap-2 border-b border-line bg-sunken px-4 text-xs font-medium text-ink-2">
                {title}
                <span className="tnum text-ink-3">{own.length}</span>
              </h2>
              <ul>
                {own.map((row) => (
                  <Line key={row.id} row={row} Icon={Icon} look={look} />
                ))}
              </ul>
            </section>
          )
        })
      )}
    </>
  )
}

function Line({ row, Icon, look }: { row: OutboxRow; Icon: typeof Send; look: string }) {
  const clock = useClock()
  const { to, subject, trouble, state, hasFiles, sendAt, sentAt, size, uploaded } = row
  const people = to.map(({ name, email }) => name || email).join(', ')
  const at = sentAt ?? sendAt
  return (
    <li className="border-b border-line px-4 py-2">
      <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1">
        <Icon aria-hidden className={classes('size-4 shrink-0', look)} strokeWidth={1.75} />
        <span className="w-44 truncate font-medium max-sm:w-auto max-sm:flex-1">{people}</span>
        <span className="min-w-0 flex-1 basis-40 truncate max-sm:order-last max-sm:basis-full">
          {subject || '(no subject)'}
        </span>
        {hasFiles && <Paperclip aria-label="With files" className="size-3.5 text-ink-3" strokeWidth={1.75} />}
        {state === 'sending' && size !== null && size > 0 && uploaded < size && (
          <span className="flex w-40 items-center gap-2">
            <Progress label={`${subject} is on its way`} value={uploaded / size} />
            <span className="tnum text-xs whitespace-nowrap text-ink-3">
              {sizeOf(uploaded)} of {sizeOf(size)}
            </span>
          </span>
        )}
        <time
          dateTime={new Date(at).toISOString()}
          title={fullTime(at, clock)}
          className="tnum text-xs whitespace-nowrap text-ink-3"
        >
          {state === 'queued' ? fullTime(at, clock) : shortTime(at, clock)}
        </time>
      </div>
      {trouble && (
        <p className="mt-1 pl-7">
          <span className={classes('font-medium', look)}>{trouble.what}</span>{' '}
          <span className="text-ink-2">{trouble.meaning}</span>
        </p>
      )}
      <Deeds row={row} />
    </li>
  )
}

/** What can be done with it: what its state allows, and nothing else. */
function Deeds({ row: { id, state, draftId, sendAt, canCancel } }: { row: OutboxRow }) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [changing, setChanging] = useState(false)
  async function run(method: 'POST' | 'PATCH', path: string, body?: object): Promise<boolean> {
    setBusy(true)
    try {
      await callApi(method, `/api/v1/outbox/${id}${path}`, body)
      return true
    } catch (error) {
      addNotice({ tone: 'error', words: error instanceof Error ? error.message : String(error), left: null })
      return false
    } finally {
      setBusy(false)
      router.refresh()
    }
  }
  async function edit(path: string, body?: object) {
    if (await run('POST', path, body)) openComposer({ draftId })
  }
  if (state === 'sent' || state === 'cancelled') return null
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-2 pl-7 max-sm:pl-0">
      {state === 'asking' && (
        <>
          <Button size="sm" busy={busy} onClick={() => void run('POST', '/settle', { as: 'sent' })}>
            It was sent
          </Button>
          <Button size="sm" onClick={() => void run('POST', '/settle', { as: 'again' })}>
            Send again
          </Button>
          <Button size="sm" variant="ghost" onClick={() => void edit('/settle', { as: 'draft' })}>
            Back to drafts
          </Button>
        </>
      )}
      {state === 'failed' && (
        <Button size="sm" busy={busy} onClick={() => void run('POST', '/retry')}>
          Try again
        </Button>
      )}
      {state === 'queued' && (
        <Button size="sm" busy={busy} onClick={() => void run('POST', '/now')}>
          Send now
        </Button>
      )}
      {state === 'queued' && (
        <Button size="sm" variant="ghost" aria-expanded={changing} onClick={() => setChanging(!changing)}>
          Change the time
        </Button>
      )}
      {canCancel && (
        <Button size="sm" variant="ghost" onClick={() => void edit('/cancel')}>
          {state === 'failed' ? 'Open' : 'Take back'}
        </Button>
      )}
      {changing && (
        <ChangeTime
          at={sendAt}
          onTime={(at) => {
            setChanging(false)
            void run('PATCH', '', { sendAt: at })
          }}
        />
      )}
    </div>
  )
}
