'use client'

import {
  AlarmClock,
  CircleAlert,
  FilePen,
  Inbox,
  LoaderCircle,
  Mail,
  Mails,
  Pause,
  Plus,
  Send,
  SendHorizontal,
  Star,
  Trash2,
  TriangleAlert,
  Unplug,
} from 'lucide-react'
import { useOutgoing } from '#/components/mail/queries.ts'
import { classes } from '#/components/ui/classes.ts'
import { dotClass } from '#/components/ui/hue.ts'
import type { Rail } from '#/lib/mail/types.ts'
import { IconLink } from './icon-link.tsx'
import { RailGroup, RailItem, RailPlace } from './rail-item.tsx'
import { RailLabels } from './rail-labels.tsx'

const FOLDERS = [
  { address: 'inbox', words: 'Inbox', Icon: Inbox },
  { address: 'starred', words: 'Starred', Icon: Star },
  { address: 'snoozed', words: 'Snoozed', Icon: AlarmClock },
  { address: 'drafts', words: 'Drafts', Icon: FilePen },
  { address: 'outbox', words: 'Outbox', Icon: SendHorizontal },
  { address: 'sent', words: 'Sent', Icon: Send },
  { address: 'all', words: 'All mail', Icon: Mails },
  { address: 'spam', words: 'Spam', Icon: CircleAlert },
  { address: 'trash', words: 'Trash', Icon: Trash2 },
]

/** The lists of mail: Gmail's own, one a mailbox, one a label. */
export function RailNav({ rail }: { rail: Rail }) {
  const { drafts, unsent, failed, asking } = useOutgoing()
  const counts: Record<string, { count: number; counted?: string }> = {
    inbox: { count: rail.inboxUnread },
    spam: { count: rail.spamUnread },
    snoozed: { count: rail.snoozed, counted: 'waiting' },
    drafts: { count: drafts.length, counted: 'open' },
    outbox: { count: unsent, counted: 'not sent yet' },
  }
  return (
    <RailPlace>
      <nav
        aria-label="Mail"
        className="-mx-1 min-h-0 flex-1 overflow-y-auto overscroll-contain px-1 pb-3 max-sm:mx-0 max-sm:px-0"
      >
        <p className="flex h-7 items-center gap-2 pl-2 text-ink-2 max-sm:hidden">
          <Mail aria-hidden className="size-4 text-ink-3" strokeWidth={1.75} />
          Mail
        </p>
        <ul>
          {FOLDERS.map(({ address, words, Icon }) => (
            <RailItem
              key={address}
              address={address}
              icon={<Icon />}
              {...counts[address]}
              state={address === 'outbox' && failed + asking > 0 && <UnsentMark failed={failed} />}
              quiet={address !== 'inbox'}
              indent="pl-2 sm:pl-6"
            >
              {words}
            </RailItem>
          ))}
        </ul>
        {rail.mailboxes.length > 0 && (
          <RailGroup
            title="Mailboxes"
            action={
              <IconLink href="/settings/mailboxes" name="Connect another mailbox">
                <Plus aria-hidden />
              </IconLink>
            }
          >
            {rail.mailboxes.map((mailbox) => (
              <RailItem
                key={mailbox.id}
                address={mailbox.inbox}
                icon={<span className={classes('size-2 rounded-xs', dotClass[mailbox.colour])} />}
                count={mailbox.unread}
                quiet
                state={<MailboxMark mailbox={mailbox} />}
                hint={mailbox.address}
              >
                {mailbox.name}
              </RailItem>
            ))}
          </RailGroup>
        )}
        <RailLabels rail={rail} />
      </nav>
    </RailPlace>
  )
}

/** Beside the outbox: that something in it does not leave by itself. */
function UnsentMark({ failed }: { failed: number }) {
  return (
    <>
      <TriangleAlert
        aria-hidden
        className={classes('size-3', failed > 0 ? 'text-danger-ink' : 'text-warn-ink')}
        strokeWidth={2}
      />
      <span className="sr-only">, needs you</span>
    </>
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
