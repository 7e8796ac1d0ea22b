import type { MailboxState } from '#/lib/sync/types.ts'
import type { ListAddress } from './types.ts'

type Words = { title: string; sentence: string }

const BY_ITSELF = 'New mail appears by itself.'

const WORDS: Record<ListAddress['list']['kind'], Words> = {
  inbox: { title: 'Nothing waits here', sentence: BY_ITSELF },
  mailbox: { title: 'Nothing waits here', sentence: BY_ITSELF },
  starred: { title: 'No thread has a star', sentence: 'A star that you give in Gmail shows here too.' },
  snoozed: {
    title: 'Nothing is put off',
    sentence: 'What you snooze waits here until its time, and so does what you want to be reminded of.',
  },
  sent: { title: 'Nothing was sent from here', sentence: 'What you send from Gmail shows here too.' },
  all: { title: 'No mail is here', sentence: BY_ITSELF },
  spam: { title: 'No spam', sentence: 'What Gmail holds for spam shows here, and nowhere else.' },
  trash: { title: 'The trash is empty', sentence: 'Gmail empties it after 30 days.' },
  label: { title: 'No thread has this label', sentence: 'A label that you give in Gmail shows here too.' },
}

/** What an empty list says: what is true, and what happens next. Before the first mail is here, that. */
export function emptyWords({ list, show }: ListAddress, mailboxes: MailboxState[]): Words {
  const asked = list.kind === 'mailbox' ? mailboxes.filter(({ id }) => id === list.id) : mailboxes
  const coming = asked.some(
    ({ phase, firstWindowAt }) => (phase === 'listing' || phase === 'fetching') && firstWindowAt === null,
  )
  if (coming) return { title: 'Your mail is on its way', sentence: 'The newest comes first, within seconds.' }
  if (asked.length > 0 && asked.every(({ phase }) => phase === 'waiting'))
    return { title: 'Nothing is fetched yet', sentence: 'Mail shows here once you have said what to fetch.' }
  if (show === 'unread') return { title: 'All is read', sentence: BY_ITSELF }
  if (show === 'files') return { title: 'No files in this list', sentence: BY_ITSELF }
  if (show === 'starred') return { title: 'No star in this list', sentence: WORDS.starred.sentence }
  return WORDS[list.kind]
}
