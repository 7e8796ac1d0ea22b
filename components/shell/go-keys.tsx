'use client'

import { useShortcuts } from '#/components/keys/use-shortcuts.ts'
import { useWay } from '#/components/mail/use-way.ts'

/** G and a letter lead to a page. T, C, A and R are kept for pages to come: today, contacts, accounts, reports. */
const PLACES = [
  { keys: 'g i', words: 'Inbox', path: '/mail/inbox' },
  { keys: 'g s', words: 'Starred', path: '/mail/starred' },
  { keys: 'g d', words: 'Drafts', path: '/mail/drafts' },
  { keys: 'g o', words: 'Outbox', path: '/mail/outbox' },
  { keys: 'g e', words: 'Sent', path: '/mail/sent' },
  { keys: 'g l', words: 'All mail', path: '/mail/all' },
  { keys: 'g p', words: 'Spam', path: '/mail/spam' },
  { keys: 'g #', words: 'Trash', path: '/mail/trash' },
  { keys: 'g ,', words: 'Settings', path: '/settings/look' },
]

/** The keys that lead from one page to another. */
export function GoKeys() {
  const go = useWay()
  useShortcuts(
    'Go to',
    PLACES.map(({ keys, words, path }) => ({ keys, words, run: () => go(path) })),
  )
  return null
}
