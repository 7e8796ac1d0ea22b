'use client'

import {
  AlarmClock,
  Archive,
  ArchiveRestore,
  Ellipsis,
  Mail,
  MailOpen,
  ShieldCheck,
  Star,
  Tag,
  Trash2,
  X,
} from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useNumbers } from '#/components/ui/clock.tsx'
import { Menu } from '#/components/ui/menu.tsx'
import type { ListView } from '#/lib/mail/types.ts'
import { MoreItems } from './more-items.tsx'
import { placeOf } from './offered.ts'
import { Tool } from './thread-tools.tsx'
import type { ListActions } from './use-list-actions.ts'
import type { Selection } from './use-selection.ts'

const ICON = { 'aria-hidden': true, className: 'size-4 shrink-0', strokeWidth: 1.75 }

/** What is done to the chosen threads: it floats at the foot of the list, with words where there is room for them. */
export function BulkBar({
  list,
  selection,
  actions,
}: {
  list: ListView
  selection: Selection
  actions: ListActions
}) {
  const number = useNumbers()
  const more = useRef<HTMLButtonElement>(null)
  const { total, counted } = list.head
  const place = placeOf(list.address)
  const totalWords = total < counted ? number(total) : `${number(counted)}+`
  const count = selection.all ? total - selection.except.length : selection.rows.length
  const countWords = selection.all && total >= counted ? totalWords : number(count)
  const unread = selection.rows.some((row) => row.unread)
  const starred = selection.rows.every((row) => row.starred)
  return (
    <div className="@container pointer-events-none absolute inset-x-2 bottom-5 z-20 flex justify-center max-sm:bottom-2">
      <div
        role="toolbar"
        aria-label={count === 1 ? '1 thread chosen' : `${countWords} threads chosen`}
        data-foot
        className="fade-in pointer-events-auto flex min-h-12 max-w-full flex-wrap items-center justify-center gap-x-0.5 rounded-xl bg-raised px-2 py-1 shadow-float"
      >
        <span className="flex items-center gap-2 pr-2 pl-1">
          <span className="tnum inline-flex h-6 min-w-6 items-center justify-center rounded-md bg-accent px-1.5 text-xs font-semibold text-on-accent">
            {countWords}
          </span>
          <span className="hidden font-medium @[54rem]:inline">chosen</span>
        </span>
        <Line />
        {place === 'mail' && (
          <Do words="Archive" keys="E" onDo={() => actions.does('archive')}>
            <Archive {...ICON} />
          </Do>
        )}
        {place === 'trash' && (
          <Do words="Restore" onDo={() => actions.does('restore')}>
            <ArchiveRestore {...ICON} />
          </Do>
        )}
        {place === 'spam' && (
          <Do words="Not spam" keys="!" onDo={() => actions.does('not_spam')}>
            <ShieldCheck {...ICON} />
          </Do>
        )}
        {unread || selection.all ? (
          <Do words="Mark read" keys="⇧I" onDo={() => actions.does('read')}>
            <MailOpen {...ICON} />
          </Do>
        ) : (
          <Do words="Mark unread" keys="⇧U" onDo={() => actions.does('unread')}>
            <Mail {...ICON} />
          </Do>
        )}
        {place === 'mail' && (
          <Do words="Snooze" keys="H" pick="snooze" onDo={(at) => actions.pick('snooze', at)}>
            <AlarmClock {...ICON} />
          </Do>
        )}
        {place === 'mail' && (
          <Do words="Label" keys="L" pick="label" onDo={(at) => actions.pick('label', at)}>
            <Tag {...ICON} />
          </Do>
        )}
        <Do words={starred ? 'Take the star off' : 'Star'} keys="S" onDo={() => actions.star()}>
          <Star {...ICON} />
        </Do>
        {place !== 'trash' && (
          <Do words="Trash" keys="#" onDo={() => actions.does('trash')}>
            <Trash2 {...ICON} />
          </Do>
        )}
        <Menu
          label="More for the chosen threads"
          side="top"
          align="end"
          trigger={
            <button
              type="button"
              ref={more}
              data-pick="move"
              aria-label="More for the chosen threads"
              className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink-2 hover:bg-hover data-[state=open]:bg-pressed max-sm:size-10"
            >
              <Ellipsis {...ICON} />
            </button>
          }
        >
          <MoreItems threads={selection.rows} {...{ place, actions }} at={() => more.current} />
        </Menu>
        <Line />
        {!selection.all && count < total && (
          <button
            type="button"
            onClick={selection.chooseAll}
            className="h-7 rounded-md px-2 text-xs font-medium whitespace-nowrap text-accent-ink hover:underline max-sm:h-10"
          >
            Select all {totalWords}
          </button>
        )}
        <Tool words="Choose none" keys="Esc" onDo={selection.clear}>
          <X {...ICON} />
        </Tool>
      </div>
    </div>
  )
}

const Line = () => <span aria-hidden className="mx-1 hidden h-6 w-px bg-line-strong @[54rem]:block" />

/** One of them: an icon, with its word and key where there is room. */
function Do({
  words,
  keys,
  pick,
  onDo,
  children,
}: {
  words: string
  keys?: string
  pick?: string
  onDo: (at: HTMLElement) => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={words}
      title={keys ? `${words} (${keys})` : words}
      data-pick={pick}
      onClick={(event) => event.detail < 2 && onDo(event.currentTarget)}
      className="inline-flex h-8 min-w-8 shrink-0 items-center justify-center gap-1.5 rounded-md px-1.5 font-medium whitespace-nowrap text-ink-2 hover:bg-hover active:bg-pressed max-sm:size-10 @[54rem]:px-2"
    >
      {children}
      <span className="hidden @[54rem]:inline">{words}</span>
      {keys && (
        <span aria-hidden className="hidden text-2xs font-normal text-ink-3 @[54rem]:inline">
          {keys}
        </span>
      )}
    </button>
  )
}
