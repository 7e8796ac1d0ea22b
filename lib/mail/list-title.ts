import type { Known } from './sources.ts'
import type { ListAddress, ListHead } from './types.ts'

const TITLES = {
  inbox: 'Inbox',
  starred: 'Starred',
  snoozed: 'Snoozed',
  sent: 'Sent',
  all: 'All mail',
  spam: 'Spam',
  trash: 'Trash',
  mailbox: 'Inbox',
}

/** What a list is called, and of which mailbox or parent label it is. */
export function titleOf(
  list: ListAddress['list'],
  known: Known,
): Pick<ListHead, 'title' | 'scope' | 'mixed'> {
  const several = known.mailboxes.length > 1
  if (list.kind === 'mailbox') {
    const mailbox = known.mailboxes.find(({ id }) => id === list.id)
    return { title: TITLES.mailbox, scope: mailbox?.address ?? null, mixed: false }
  }
  if (list.kind === 'label') {
    const parts = known.labels.find(({ id }) => id === list.id)?.name.split('/') ?? []
    return { title: parts.at(-1) ?? '', scope: parts.slice(0, -1).join('/') || null, mixed: several }
  }
  return { title: TITLES[list.kind], scope: several ? 'All mailboxes' : null, mixed: several }
}
