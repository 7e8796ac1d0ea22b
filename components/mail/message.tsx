'use client'

import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { Suspense, useState } from 'react'
import { useClock } from '#/components/ui/clock.tsx'
import { Skeleton } from '#/components/ui/skeleton.tsx'
import type { Frames, MessageDetails, MessageFacts, Place } from '#/lib/mail/types.ts'
import { MessageBody } from './message-body.tsx'
import { MessageHead } from './message-head.tsx'
import { MessageMenu } from './message-menu.tsx'
import { nameOf } from './names.ts'
import { People } from './people.tsx'
import { messageQuery } from './queries.ts'
import { SenderWarning } from './sender-warning.tsx'
import { sentWords } from './sent-words.ts'

// Few mails are any of these, and the reader's script stays small without them
const Invitation = dynamic(() => import('./invitation.tsx').then((module) => module.Invitation))
const DeliveryReport = dynamic(() => import('./delivery-report.tsx').then((module) => module.DeliveryReport))
const Undelivered = dynamic(() => import('./delivery-report.tsx').then((module) => module.Undelivered))

/** A message of a thread: a line while folded, and its head, body and files while open. */
export function Message({
  facts,
  given,
  address,
  threadId,
  place,
  count,
  after,
  frames,
}: {
  facts: MessageFacts
  given: MessageDetails | null // of one that begins open
  address: string // of the mailbox, whose owner is "you"
  threadId: number
  place: Place
  count: number // of messages in the thread
  after: number[] // this one and those that came after it
  frames: Frames // around the body
}) {
  const clock = useClock()
  const [open, setOpen] = useState(given !== null)
  const [words, setWords] = useState(false) // its text in place of its html
  const asked = useQuery({
    ...messageQuery(facts.id, { view: 'html', images: 'off' }),
    enabled: open && !given?.body,
  })
  const details = given?.body ? given : (asked.data ?? given)
  const sent = details && sentWords(details, clock)

  return (
    <details
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group relative border-b border-line last:border-b-0"
    >
      <MessageHead facts={facts} sent={sent} doubtful={open && details?.warning != null} />
      {open && (
        <div className="px-5 pb-5 sm:pl-16 max-sm:px-4">
          <div className="absolute top-2.5 right-3 max-sm:top-1.5 max-sm:right-2">
            <MessageMenu
              messageId={facts.id}
              threadId={threadId}
              place={place}
              count={count}
              after={after}
              starred={facts.starred}
              sender={nameOf(facts.from)}
              words={words}
              onWords={details?.hasHtml ? setWords : null}
            />
          </div>
          {details && <People from={facts.from} details={details} address={address} sent={sent} />}
          {!details && !asked.error && <Skeleton className="-mt-4 mb-1 w-40" />}
          {asked.error && !details?.body && (
            <p role="alert" className="mt-1 text-xs text-danger-ink">
              {asked.error.message}
            </p>
          )}
          {details && <Meaning facts={facts} details={details} address={address} />}
          {details?.body && (
            <MessageBody
              facts={facts}
              details={details}
              body={details.body}
              words={words}
              onWords={setWords}
              frames={frames}
            />
          )}
        </div>
      )}
    </details>
  )
}

/** What the mail is beside its text, above it: whether to believe it, what it invites to or reports, whom it did not reach. */
function Meaning({
  facts,
  details: { id, warning, invitation, report, bounces, to, cc, bcc },
  address,
}: {
  facts: MessageFacts
  details: MessageDetails
  address: string
}) {
  return (
    <>
      {warning && <SenderWarning messageId={id} from={facts.from} warning={warning} />}
      <Suspense>
        {invitation && <Invitation invitation={invitation} address={address} />}
        {report && <DeliveryReport report={report} />}
        {bounces.length > 0 && <Undelivered bounces={bounces} people={[...to, ...cc, ...bcc]} />}
      </Suspense>
    </>
  )
}
