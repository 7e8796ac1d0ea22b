'use client'

import { UnfoldVertical } from 'lucide-react'
import { useState } from 'react'
import type { Frames, OpenThread } from '#/lib/mail/types.ts'
import { Message } from './message.tsx'
import { unfoldThread } from './unfold.ts'

/** The messages of a thread. New ones appear below, and hide nothing of what was there. */
export function Messages({ thread, frames }: { thread: OpenThread; frames: Frames }) {
  const [kept, setKept] = useState<'all' | Set<number>>(new Set<number>())
  const details = new Map(thread.details.map((one) => [one.id, one]))
  const items = unfoldThread(thread.messages, new Set(details.keys()), kept)
  const shown = items.flatMap((item) => (item.kind === 'message' ? item.message.id : []))
  if (kept !== 'all' && shown.some((id) => !kept.has(id))) setKept(new Set([...kept, ...shown]))

  return items.map((item, index) =>
    item.kind === 'message' ? (
      <Message
        key={item.message.id}
        facts={item.message}
        given={details.get(item.message.id) ?? null}
        address={thread.mailbox.address}
        threadId={thread.id}
        place={thread.place}
        count={thread.messages.length}
        after={thread.messages.filter(({ at }) => at >= item.message.at).map(({ id }) => id)}
        frames={frames}
      />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a gap is known by its place
      <Gap key={`gap-${index}`} count={item.count} onOpen={() => setKept('all')} />
    ),
  )
}

/** Messages in the middle of a long thread, until somebody wants them. */
function Gap({ count, onOpen }: { count: number; onOpen: () => void }) {
  return (
    <p className="flex h-7 items-center border-b border-line px-5 max-sm:h-11 max-sm:px-4">
      <button
        type="button"
        onClick={onOpen}
        className="ml-9 flex h-5 items-center gap-1 rounded-full border border-line-strong bg-surface px-2 text-2xs font-medium text-ink-2 hover:bg-hover max-sm:h-10 max-sm:text-xs"
      >
        <UnfoldVertical aria-hidden className="size-3" strokeWidth={2} />
        {count} more {count === 1 ? 'message' : 'messages'}
      </button>
    </p>
  )
}
