'use client'

import { ImageOff, Paperclip, Star } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '#/components/ui/avatar.tsx'
import { fullTime, shortTime } from '#/components/ui/dates.ts'
import { Skeleton } from '#/components/ui/skeleton.tsx'
import { ApiError, callApi } from '#/lib/api/client.ts'
import type { MessageDetails, MessageFacts } from '#/lib/mail/types.ts'
import { Files } from './files.tsx'
import { MessageFrame } from './message-frame.tsx'
import { nameOf } from './names.ts'
import { People } from './people.tsx'
import type { Clock } from './thread-row.tsx'

/** A message of a thread: a line while folded, and its head, body and files while open. What it shows beside its body is fetched when it opens. */
export function Message({
  facts,
  details: given,
  address,
  clock,
  sandbox,
}: {
  facts: MessageFacts
  details: MessageDetails | null // of one that begins open
  address: string // of the mailbox, whose owner is "you"
  clock: Clock
  sandbox: string // of the frame around the body
}) {
  const [open, setOpen] = useState(given !== null)
  const [fetched, setFetched] = useState(given)
  const [problem, setProblem] = useState<string>()
  const details = given ?? fetched
  const name = nameOf(facts.from)

  function toggle(opened: boolean) {
    setOpen(opened)
    if (!opened || details) return
    setProblem(undefined)
    callApi<MessageDetails>('GET', `/api/v1/messages/${facts.id}`)
      .then(setFetched)
      .catch((error: unknown) => setProblem(error instanceof ApiError ? error.message : 'Try again.'))
  }

  return (
    <details
      open={open}
      onToggle={(event) => event.currentTarget.open !== open && toggle(event.currentTarget.open)}
      className="group border-b border-line last:border-b-0"
    >
      <summary className="flex min-h-10 list-none items-center gap-3 px-5 outline-offset-[-2px] group-open:min-h-14 group-open:pt-2 hover:bg-hover group-open:hover:bg-transparent max-sm:min-h-11 max-sm:px-4 [&::-webkit-details-marker]:hidden">
        <span className="flex w-6 shrink-0 justify-center group-open:hidden">
          <Avatar name={nameOf(facts.from)} seed={facts.from.email} size={24} />
        </span>
        <span className="hidden w-8 shrink-0 justify-center group-open:flex">
          <Avatar name={nameOf(facts.from)} seed={facts.from.email} size={32} />
        </span>
        <h2
          className={`w-28 shrink-0 truncate group-open:w-auto group-open:min-w-0 group-open:shrink group-open:font-semibold group-open:text-ink max-sm:w-24 max-sm:group-open:w-auto ${facts.unread ? 'font-semibold text-ink' : 'font-medium text-ink-2'}`}
        >
          {name}
          {facts.unread && <span className="sr-only">, unread</span>}
        </h2>
        <span className="hidden min-w-0 flex-1 truncate text-xs text-ink-3 group-open:inline max-sm:group-open:hidden">
          {name !== facts.from.email && facts.from.email}
        </span>
        <span className="min-w-0 flex-1 truncate text-ink-3 group-open:hidden">{facts.snippet}</span>
        <span className="ml-auto flex shrink-0 items-center gap-2 text-ink-3">
          {facts.starred && (
            <span className="text-amber">
              <Star aria-hidden className="size-3.5 fill-current" strokeWidth={1.75} />
              <span className="sr-only">Starred</span>
            </span>
          )}
          {facts.hasAttachments && (
            <span className="group-open:hidden">
              <Paperclip aria-hidden className="size-3.5" strokeWidth={1.75} />
              <span className="sr-only">has files</span>
            </span>
          )}
          <time
            dateTime={new Date(facts.at).toISOString()}
            title={fullTime(facts.at, clock.zone)}
            className="tnum text-xs"
          >
            {shortTime(facts.at, clock.now, clock.zone)}
          </time>
        </span>
      </summary>
      {open && (
        <div className="px-5 pb-5 sm:pl-16 max-sm:px-4">
          {details ? (
            <People from={facts.from} details={details} address={address} />
          ) : (
            !problem && <Skeleton className="-mt-2.5 mb-1 w-40" />
          )}
          {problem && (
            <p role="alert" className="mt-1 text-xs text-danger-ink">
              {problem}
            </p>
          )}
          {details && details.remoteImages > 0 && (
            <p className="mt-3 flex min-h-8 items-center gap-2 rounded-md bg-sunken px-2.5 text-xs text-ink-2">
              <ImageOff aria-hidden className="size-3.5 text-ink-3" strokeWidth={1.75} />
              {details.remoteImages === 1 ? '1 remote image' : `${details.remoteImages} remote images`} not
              loaded
            </p>
          )}
          <MessageFrame id={facts.id} title={`Mail from ${nameOf(facts.from)}`} sandbox={sandbox} />
          {details && details.attachments.length > 0 && <Files files={details.attachments} />}
        </div>
      )}
    </details>
  )
}
