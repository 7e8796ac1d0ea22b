'use client'

import { FilePen, Forward, Reply, ReplyAll } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useEffect, useEffectEvent } from 'react'
import { useShortcuts } from '#/components/keys/use-shortcuts.ts'
import { useOutgoing } from '#/components/mail/queries.ts'
import { Button } from '#/components/ui/button.tsx'
import type { DraftKind, OpenDraft } from '#/lib/drafts/types.ts'
import { type Composer, composerOf, isForgotten, openComposer, useComposers } from './composers.ts'

const ReplyBox = dynamic(() => import('./reply-box.tsx').then((module) => module.ReplyBox), { ssr: false })

/**
 * The foot of a thread: how to answer its last message, or the answer that is being written. One that was begun before, here or in Gmail, is open
 * when the thread opens.
 */
export function ReplyPlace({ threadId, messageId }: { threadId: number; messageId: number }) {
  const open = useComposers()
  const composer = open.find((one) => one.threadId === threadId)
  const draft = useOutgoing().drafts.find(
    (one) =>
      one.threadId === threadId && one.conflictOf === null && !isForgotten(one.id) && !composerOf(open, one),
  )
  useOffer(threadId, composer, draft)
  const answer = (kind: DraftKind) => openComposer({ kind, messageId }, threadId)
  useShortcuts('Thread', [
    { keys: 'r', words: 'Reply', run: () => answer('reply') },
    { keys: 'a', words: 'Reply to all', run: () => answer('reply_all') },
    { keys: 'f', words: 'Forward', run: () => answer('forward') },
  ])
  const icon = { 'aria-hidden': true, className: 'size-4 text-ink-3', strokeWidth: 1.75 }
  if (composer) return <ReplyBox key={composer.key} composer={composer} />
  return (
    <div className="flex flex-wrap gap-2 px-5 pt-4 sm:pl-16 max-sm:px-4">
      {draft && (
        <Button onClick={() => openComposer({ draftId: draft.id }, threadId)}>
          <FilePen {...icon} />
          Go on with the draft
        </Button>
      )}
      <Button onClick={() => answer('reply')}>
        <Reply {...icon} />
        Reply
      </Button>
      <Button onClick={() => answer('reply_all')}>
        <ReplyAll {...icon} />
        Reply to all
      </Button>
      <Button onClick={() => answer('forward')}>
        <Forward {...icon} />
        Forward
      </Button>
    </div>
  )
}

/** Opens the draft of a thread with it, without taking the focus; nobody having touched it, it goes with the thread again. */
function useOffer(threadId: number, composer: Composer | undefined, draft: OpenDraft | undefined) {
  const offer = useEffectEvent(() => {
    if (!composer && draft) openComposer({ draftId: draft.id }, threadId, draft.key, true)
  })
  const leave = useEffectEvent(() => {
    if (composer?.quiet) void import('./put-away.ts').then(({ putBack }) => putBack(composer))
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each thread anew
  useEffect(() => {
    offer()
    return leave
  }, [threadId])
}
