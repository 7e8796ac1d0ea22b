'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MessageBody as Body, Frames, MessageDetails, MessageFacts } from '#/lib/mail/types.ts'
import { Files } from './files.tsx'
import { type Fit, MessageFrame } from './message-frame.tsx'
import { nameOf, senderName } from './names.ts'
import { messageQuery } from './queries.ts'
import { AlwaysLoaded, RemoteImages } from './remote-images.tsx'
import { useRemoteImages } from './use-remote-images.ts'
import { WideMail } from './wide-mail.tsx'

/** What an open message says, with what belongs to it: as it was sent, or in the way that the reader chose. */
export function MessageBody({
  facts: { from },
  details,
  body: given,
  words,
  onWords,
  frames,
}: {
  facts: MessageFacts
  details: MessageDetails
  body: Body
  words: boolean // its text in place of its html
  onWords: (words: boolean) => void
  frames: Frames
}) {
  const { remoteImages } = details
  const images = useRemoteImages(details)
  const [full, setFull] = useState(false)
  const [fit, setFit] = useState<Fit>()
  const text = useQuery({
    ...messageQuery(details.id, { view: 'text', images: 'off' }),
    enabled: words,
  })
  const body = (words && text.data?.body) || images.body || given
  const about = remoteImages.count > 0 && body.kind === 'html'
  const always = remoteImages.always !== null
  return (
    <>
      {about && !always && (
        <RemoteImages
          images={remoteImages}
          sender={remoteImages.offered ? senderName(from) : null}
          shown={images.shown}
          busy={images.changing ? 'always' : images.loading ? 'show' : null}
          problem={images.problem?.message ?? null}
          focused={images.changed}
          onShow={images.show}
          onHide={images.hide}
          onAlways={images.change}
        />
      )}
      <WideMail
        fit={fit}
        full={full}
        words={words}
        onFull={setFull}
        onWords={details.hasText ? onWords : undefined}
      />
      <MessageFrame
        body={body}
        title={`Mail from ${nameOf(from)}`}
        frames={frames}
        full={full}
        onFit={setFit}
      />
      {about && always && (
        <AlwaysLoaded
          email={from.email}
          busy={images.changing}
          problem={images.problem?.message ?? null}
          focused={images.changed}
          onAsk={images.change}
        />
      )}
      {details.attachments.length > 0 && <Files messageId={details.id} files={details.attachments} />}
    </>
  )
}
