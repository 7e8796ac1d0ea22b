'use client'

import { UnfoldVertical } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import type { MessageDetails, MessageFacts } from '#/lib/mail/types.ts'
import { Message } from './message.tsx'
import type { Clock } from './thread-row.tsx'
import { unfoldThread } from './unfold.ts'

/** The messages of a thread. New ones appear below, and hide nothing of what was there. */
export function Messages({
  messages,
  details,
  whole,
  wholeHref,
  address,
  clock,
  sandbox,
}: {
  messages: MessageFacts[]
  details: MessageDetails[] // of those that begin open
  whole: boolean // without a gap in the middle
  wholeHref: string // the same page without a gap
  address: string // of the mailbox
  clock: Clock
  sandbox: string // of the frames around the bodies
}) {
  const [kept, setKept] = useState<'all' | Set<number>>(whole ? 'all' : new Set<number>())
  const items = unfoldThread(messages, kept)
  const shown = items.flatMap((item) => (item.kind === 'message' ? item.message.id : []))
  if (kept !== 'all' && shown.some((id) => !kept.has(id))) setKept(new Set([...kept, ...shown]))

  return items.map((item, index) =>
    item.kind === 'message' ? (
      <Message
        key={item.message.id}
        facts={item.message}
        details={details.find(({ id }) => id === item.message.id) ?? null}
        address={address}
        clock={clock}
        sandbox={sandbox}
      />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a gap is known by its place
      <Gap key={`gap-${index}`} count={item.count} href={wholeHref} onOpen={() => setKept('all')} />
    ),
  )
}

/** Messages in the middle of a long thread, until somebody wants them: in another tab or without script, by a page of their own. */
function Gap({ count, href, onOpen }: { count: number; href: string; onOpen: () => void }) {
  return (
    <p className="flex h-7 items-center border-b border-line px-5 max-sm:h-11 max-sm:px-4">
      <Link
        href={href}
        prefetch={false}
        onNavigate={(event) => {
          event.preventDefault()
          onOpen()
        }}
        className="ml-9 flex h-5 items-center gap-1 rounded-full border border-line-strong bg-surface px-2 text-2xs font-medium text-ink-2 hover:bg-hover max-sm:h-8 max-sm:text-xs"
      >
        <UnfoldVertical aria-hidden className="size-3" strokeWidth={2} />
        {count} more {count === 1 ? 'message' : 'messages'}
      </Link>
    </p>
  )
}
