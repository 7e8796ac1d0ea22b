'use client'

import {
  Code,
  EllipsisVertical,
  FileDown,
  Forward,
  ListTree,
  Mail,
  Paperclip,
  Printer,
  Reply,
  ReplyAll,
  Star,
  Text,
  Trash2,
} from 'lucide-react'
import { useContext } from 'react'
import { ActionsContext } from '#/components/actions/context.ts'
import { openComposer } from '#/components/compose/composers.ts'
import { Menu, MenuItem } from '#/components/ui/menu.tsx'
import type { DraftKind } from '#/lib/drafts/types.ts'
import type { Place } from '#/lib/mail/types.ts'

/** What can be done with one message besides reading it. Original, headers and print open beside the page. */
export function MessageMenu({
  messageId,
  threadId,
  place,
  count,
  after,
  starred,
  sender,
  words,
  onWords,
}: {
  messageId: number
  threadId: number
  place: Place
  count: number // of messages in the thread
  after: number[] // this one and those that came after it
  starred: boolean
  sender: string
  words: boolean // its text is shown in place of its html
  onWords: ((words: boolean) => void) | null // null: it has no html
}) {
  const original = `/mail/original/${messageId}`
  const answer = (kind: DraftKind) => openComposer({ kind, messageId }, threadId)
  const thread = `/mail/print/${threadId}?place=${place}`
  const actions = useContext(ActionsContext)
  return (
    <Menu
      label={`Message from ${sender}`}
      align="end"
      trigger={
        <button
          type="button"
          aria-label={`More for the message from ${sender}`}
          className="flex size-8 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink data-[state=open]:bg-pressed max-sm:size-10"
        >
          <EllipsisVertical aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
      }
    >
      <MenuItem onSelect={() => answer('reply')}>
        <Reply aria-hidden className="size-4" strokeWidth={1.75} />
        Reply
      </MenuItem>
      <MenuItem onSelect={() => answer('reply_all')}>
        <ReplyAll aria-hidden className="size-4" strokeWidth={1.75} />
        Reply to all
      </MenuItem>
      <MenuItem onSelect={() => answer('forward')}>
        <Forward aria-hidden className="size-4" strokeWidth={1.75} />
        Forward
      </MenuItem>
      <MenuItem onSelect={() => openComposer({ kind: 'forward', messageId, original: true }, threadId)}>
        <Paperclip aria-hidden className="size-4" strokeWidth={1.75} />
        Forward as a file
      </MenuItem>
      {actions && (
        <>
          <MenuItem
            onSelect={() =>
              actions.runOn(
                [messageId],
                starred ? 'unstar' : 'star',
                starred ? 'Took the star off' : 'Starred this message',
              )
            }
          >
            <Star aria-hidden className="size-4" strokeWidth={1.75} />
            {starred ? 'Take the star off' : 'Star this message'}
          </MenuItem>
          <MenuItem onSelect={() => actions.runOn(after, 'unread', 'Marked unread from here')}>
            <Mail aria-hidden className="size-4" strokeWidth={1.75} />
            Mark unread from here
          </MenuItem>
          {place === 'mail' && count > 1 && (
            <MenuItem onSelect={() => actions.runOn([messageId], 'trash', 'Moved this message to Trash')}>
              <Trash2 aria-hidden className="size-4" strokeWidth={1.75} />
              Trash this message
            </MenuItem>
          )}
        </>
      )}
      {onWords && (
        <MenuItem onSelect={() => onWords(!words)}>
          <Text aria-hidden className="size-4" strokeWidth={1.75} />
          {words ? 'As sent' : 'Words only'}
        </MenuItem>
      )}
      <MenuItem asChild>
        <a href={`${original}#headers`} target="_blank" rel="noreferrer">
          <ListTree aria-hidden className="size-4" strokeWidth={1.75} />
          Headers
        </a>
      </MenuItem>
      <MenuItem asChild>
        <a href={`${original}#source`} target="_blank" rel="noreferrer">
          <Code aria-hidden className="size-4" strokeWidth={1.75} />
          Original source
        </a>
      </MenuItem>
      <MenuItem asChild>
        <a href={`/api/v1/messages/${messageId}/original?download`}>
          <FileDown aria-hidden className="size-4" strokeWidth={1.75} />
          Download .eml
        </a>
      </MenuItem>
      <MenuItem asChild>
        <a href={`${thread}&message=${messageId}`} target="_blank" rel="noreferrer">
          <Printer aria-hidden className="size-4" strokeWidth={1.75} />
          Print
        </a>
      </MenuItem>
      {count > 1 && (
        <MenuItem asChild>
          <a href={thread} target="_blank" rel="noreferrer">
            <Printer aria-hidden className="size-4" strokeWidth={1.75} />
            Print all {count} messages
          </a>
        </MenuItem>
      )}
    </Menu>
  )
}
