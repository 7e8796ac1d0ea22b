'use client'

import type { MessageBody as Body, MessageDetails, MessageFacts } from '#/lib/mail/types.ts'
import { Files } from './files.tsx'
import { MessageFrame } from './message-frame.tsx'
import { nameOf, senderName } from './names.ts'
import { AlwaysLoaded, RemoteImages } from './remote-images.tsx'
import { useRemoteImages } from './use-remote-images.ts'

/** What an open message says, with what belongs to it. */
export function MessageBody({
  facts: { from },
  details,
  body,
  sandbox,
}: {
  facts: MessageFacts
  details: MessageDetails
  body: Body
  sandbox: string
}) {
  const { remoteImages } = details
  const images = useRemoteImages(details)
  const about = remoteImages.count > 0 && body.kind === 'html'
  const always = remoteImages.always !== null
  return (
    <>
      {about && !always && (
        <RemoteImages
          images={remoteImages}
          sender={from.email ? senderName(from) : null}
          shown={images.shown}
          busy={images.changing ? 'always' : images.loading ? 'show' : null}
          problem={images.problem?.message ?? null}
          focused={images.changed}
          onShow={images.show}
          onHide={images.hide}
          onAlways={images.change}
        />
      )}
      <MessageFrame body={images.body ?? body} title={`Mail from ${nameOf(from)}`} sandbox={sandbox} />
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
