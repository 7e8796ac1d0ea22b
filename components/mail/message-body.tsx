'use client'

import { ImageOff } from 'lucide-react'
import type { MessageBody as Body, MessageDetails, MessageFacts } from '#/lib/mail/types.ts'
import { Files } from './files.tsx'
import { MessageFrame } from './message-frame.tsx'
import { nameOf } from './names.ts'

/** What an open message says, with what belongs to it. */
export function MessageBody({
  facts,
  details,
  body,
  sandbox,
}: {
  facts: MessageFacts
  details: MessageDetails
  body: Body
  sandbox: string
}) {
  const { count } = details.remoteImages
  return (
    <>
      {count > 0 && (
        <p className="mt-3 flex min-h-8 items-center gap-2 rounded-md bg-sunken px-2.5 text-xs text-ink-2">
          <ImageOff aria-hidden className="size-3.5 text-ink-3" strokeWidth={1.75} />
          {count === 1 ? '1 remote image' : `${count} remote images`} not loaded
        </p>
      )}
      <MessageFrame body={body} title={`Mail from ${nameOf(facts.from)}`} sandbox={sandbox} />
      {details.attachments.length > 0 && <Files messageId={details.id} files={details.attachments} />}
    </>
  )
}
