'use client'

import { Forward, Maximize2, Reply, ReplyAll, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { type Composer, changeComposer } from './composers.ts'
import { MailWriter } from './mail-writer.tsx'
import { putAway } from './put-away.ts'
import { TOOL } from './tool.ts'
import { useWriting } from './use-writing.ts'
import { writingOf } from './writing.ts'

const KINDS = {
  new: { words: 'Draft', Icon: Reply },
  reply: { words: 'Reply', Icon: Reply },
  reply_all: { words: 'Reply to all', Icon: ReplyAll },
  forward: { words: 'Forward', Icon: Forward },
}

/** The answer that is being written under a thread. It can be taken out into a window. */
export function ReplyBox({ composer }: { composer: Composer }) {
  const { key, begin, quiet } = composer
  const writing = writingOf(key, begin)
  const { draft } = useWriting(writing)
  const { words, Icon } = KINDS[draft?.kind ?? ('kind' in begin ? begin.kind : 'reply')]
  const box = useRef<HTMLElement>(null)
  const here = draft !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is looked at again once it has its height
  useEffect(() => {
    if (!quiet) box.current?.scrollIntoView({ block: 'end' })
  }, [here])
  return (
    <section
      ref={box}
      aria-label={words}
      data-landmark
      onFocus={() => quiet && changeComposer(key, { quiet: false })}
      className="mx-4 mt-4 flex scroll-mb-4 flex-col rounded-xl border border-line-strong bg-surface shadow-card focus-within:border-accent-line max-sm:mx-2"
    >
      <header className="flex h-9 items-center gap-2 border-b border-line pr-1 pl-4 text-xs text-ink-3 max-sm:h-12 max-sm:pl-3">
        <Icon aria-hidden className="size-3.5" strokeWidth={1.75} />
        <span className="flex-1 font-medium">{words}</span>
        <button
          type="button"
          aria-label="Open in a window"
          title="Open in a window"
          onClick={() => changeComposer(key, { threadId: null })}
          className={TOOL}
        >
          <Maximize2 aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
        <button
          type="button"
          aria-label="Close, keep the draft"
          title="Close, keep the draft"
          onClick={() => putAway(key, writing)}
          className={TOOL}
        >
          <X aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
      </header>
      <MailWriter composer={composer} writing={writing} />
    </section>
  )
}
