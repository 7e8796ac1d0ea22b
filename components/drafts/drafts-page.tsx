'use client'

import { Paperclip, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { openComposer } from '#/components/compose/composers.ts'
import { discardDraft, sayRefused, wordsOf } from '#/components/compose/discard.ts'
import { Button } from '#/components/ui/button.tsx'
import { StatusChip } from '#/components/ui/chip.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { shortTime } from '#/components/ui/dates.ts'
import { Empty } from '#/components/ui/empty.tsx'
import type { DraftRow } from '#/lib/drafts/types.ts'

/** The mails that one has begun, here, in another browser or in Gmail. */
export function DraftsPage({ drafts }: { drafts: DraftRow[] }) {
  return (
    <>
      <header className="flex h-(--bar) shrink-0 items-center justify-between gap-2 border-b border-line px-4 max-sm:h-13">
        <h1 className="text-lg font-semibold tracking-tight">Drafts</h1>
        <p className="tnum text-xs text-ink-3">
          {drafts.length} {drafts.length === 1 ? 'draft' : 'drafts'}
        </p>
      </header>
      {drafts.length === 0 ? (
        <Empty
          title="No drafts"
          sentence="What you write is kept here until you send it, and in Gmail’s drafts too."
        >
          <Button onClick={() => openComposer({ kind: 'new' })}>Write a mail</Button>
        </Empty>
      ) : (
        <ul>
          {drafts.map((draft) => (
            <Line key={draft.id} draft={draft} />
          ))}
        </ul>
      )}
    </>
  )
}

function Line({ draft }: { draft: DraftRow }) {
  const { id, to, subject, snippet, hasFiles, savedAt, atGmail, conflictOf } = draft
  const clock = useClock()
  const router = useRouter()
  const title = subject || '(no subject)'
  async function discard() {
    try {
      await discardDraft(id, null)
    } catch (error) {
      sayRefused(wordsOf(error))
    }
    router.refresh()
  }
  return (
    <li className="relative flex min-h-11 items-center gap-x-3 border-b border-line pr-2 pl-4 hover:bg-hover max-sm:flex-wrap max-sm:py-2">
      <button
        type="button"
        onClick={() => openComposer({ draftId: id })}
        className="flex min-w-0 flex-1 items-center gap-3 self-stretch text-left outline-offset-[-2px] max-sm:flex-col max-sm:items-start max-sm:gap-0.5"
      >
        <span className="w-44 shrink-0 truncate font-medium max-sm:w-full">
          {to.map(({ name, email }) => name || email).join(', ') || 'Nobody yet'}
        </span>
        <span className="min-w-0 flex-1 truncate max-sm:w-full">
          {title} <span className="text-ink-3">{snippet}</span>
        </span>
      </button>
      {(conflictOf !== null || atGmail === 'trouble') && (
        <span className="flex gap-3 max-sm:order-last max-sm:basis-full">
          {conflictOf !== null && <StatusChip tone="warn">Also changed in Gmail</StatusChip>}
          {atGmail === 'trouble' && <StatusChip tone="warn">Not in Gmail</StatusChip>}
        </span>
      )}
      {hasFiles && (
        <Paperclip aria-label="With files" className="size-3.5 shrink-0 text-ink-3" strokeWidth={1.75} />
      )}
      <span className="tnum text-xs whitespace-nowrap text-ink-3">{shortTime(savedAt, clock)}</span>
      <button
        type="button"
        aria-label={`Discard ${title}`}
        title="Discard"
        onClick={() => void discard()}
        className="flex size-8 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-sm:size-10"
      >
        <Trash2 aria-hidden className="size-4" strokeWidth={1.75} />
      </button>
    </li>
  )
}
