'use client'

import {
  CircleAlert,
  Inbox,
  LoaderCircle,
  Mails,
  Pause,
  Send,
  Star,
  Trash2,
  TriangleAlert,
  Unplug,
} from 'lucide-react'
import { labelHue } from '#/components/mail/label-hue.ts'
import { classes } from '#/components/ui/classes.ts'
import { dotClass } from '#/components/ui/hue.ts'
import type { Rail } from '#/lib/mail/types.ts'
import { RailGroup, RailItem } from './rail-item.tsx'

const INDENTS = ['pl-2', 'pl-5', 'pl-8']

/** The lists of mail: Gmail's own, one a mailbox, one a label. */
export function RailNav({ rail }: { rail: Rail }) {
  return (
    <nav
      aria-label="Mail"
      className="-mx-1 min-h-0 flex-1 overflow-y-auto overscroll-contain px-1 pb-3 max-sm:mx-0 max-sm:px-0"
    >
      <ul>
        <RailItem address="inbox" icon={<Inbox />} count={rail.inboxUnread}>
          Inbox
        </RailItem>
        <RailItem address="starred" icon={<Star />}>
          Starred
        </RailItem>
        <RailItem address="sent" icon={<Send />}>
          Sent
        </RailItem>
        <RailItem address="all" icon={<Mails />}>
          All mail
        </RailItem>
        <RailItem address="spam" icon={<CircleAlert />} count={rail.spamUnread} quiet>
          Spam
        </RailItem>
        <RailItem address="trash" icon={<Trash2 />}>
          Trash
        </RailItem>
      </ul>
      {rail.mailboxes.length > 0 && (
        <RailGroup title="Mailboxes">
          {rail.mailboxes.map((mailbox) => (
            <RailItem
              key={mailbox.id}
              address={mailbox.inbox}
              icon={<span className={classes('size-2 rounded-xs', dotClass[mailbox.colour])} />}
              count={mailbox.unread}
              quiet
              state={<MailboxMark mailbox={mailbox} />}
            >
              {mailbox.name}
            </RailItem>
          ))}
        </RailGroup>
      )}
      {rail.labels.length > 0 && (
        <RailGroup title="Labels">
          {rail.labels.map((label) => (
            <RailItem
              key={label.path}
              address={label.address}
              icon={
                label.address && (
                  <span
                    className={classes(
                      'size-2 rounded-full',
                      dotClass[labelHue({ name: label.path, colour: label.colour })],
                    )}
                  />
                )
              }
              count={label.unread}
              quiet
              indent={INDENTS[label.depth]}
            >
              {label.name}
            </RailItem>
          ))}
        </RailGroup>
      )}
    </nav>
  )
}

/** Beside a mailbox's name: that it needs its owner, that it rests, or that it is being fetched. */
function MailboxMark({ mailbox }: { mailbox: Rail['mailboxes'][number] }) {
  const mark = markOf(mailbox)
  if (!mark) return null
  const { Icon, words, look } = mark
  return (
    <>
      <Icon aria-hidden className={classes('size-3', look)} strokeWidth={2} />
      <span className="sr-only">, {words}</span>
    </>
  )
}

function markOf({ phase, pausedAt, trouble }: Rail['mailboxes'][number]) {
  const quiet = 'text-ink-3'
  if (trouble && trouble.kind !== 'history')
    return {
      Icon: TriangleAlert,
      words: trouble.needsPerson ? 'needs you' : 'in trouble',
      look: 'text-warn-ink',
    }
  if (pausedAt) return { Icon: Pause, words: 'paused', look: quiet }
  if (phase === 'disconnected') return { Icon: Unplug, words: 'disconnected', look: quiet }
  if (phase === 'erasing') return { Icon: Trash2, words: 'being erased', look: quiet }
  if (phase === 'listing' || phase === 'fetching')
    return { Icon: LoaderCircle, words: 'old mail is being fetched', look: 'text-accent-ink' }
  return null
}
