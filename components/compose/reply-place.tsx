'use client'

import { Forward, Reply, ReplyAll } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useShortcuts } from '#/components/keys/use-shortcuts.ts'
import { Button } from '#/components/ui/button.tsx'
import type { DraftKind } from '#/lib/drafts/types.ts'
import { openComposer, useComposers } from './composers.ts'

const ReplyBox = dynamic(() => import('./reply-box.tsx').then((module) => module.ReplyBox), { ssr: false })

/** The foot of a thread: how to answer its last message, or the answer that is being written. */
export function ReplyPlace({ threadId, messageId }: { threadId: number; messageId: number }) {
  const composer = useComposers().find((one) => one.threadId === threadId)
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
