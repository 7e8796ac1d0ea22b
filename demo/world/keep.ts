import { day } from './clock.ts'
import { userLabels } from './labels.ts'
import { mailboxes } from './people.ts'
import type { Random } from './random.ts'
import type { Copy, HeldMail, Mail } from './types.ts'

/** What is decided about a whole thread before each mailbox keeps its copies. */
export type Keeping = {
  now: number
  /** the owners' labels, by name; a mailbox that has no such label goes without */
  labels: string[]
  /** a mailbox that gets what its shared mailbox gets, and keeps what is sent in its name */
  along?: { mailbox: string; of: string }
  /** further mailboxes that get all of it, as members of a group do */
  watchers?: string[]
  category?:
    | 'CATEGORY_PERSONAL'
    | 'CATEGORY_UPDATES'
    | 'CATEGORY_PROMOTIONS'
    | 'CATEGORY_FORUMS'
    | 'CATEGORY_SOCIAL'
  /** where the thread lies; by default its age decides between inbox and archive */
  place?: 'inbox' | 'archive' | 'spam' | 'trash'
  unread?: boolean
  starred?: boolean
  important?: boolean
}

/** Gives every mailbox of Spaakwerk its copies of a thread, with the labels that Gmail and the owner put on them. */
export function keep(mails: Mail[], keeping: Keeping, random: Random): HeldMail[] {
  const last = mails.at(-1)
  if (!last) return []
  const states = new Map(mailboxes.map(({ address }) => [address, stateOf(address, last, keeping, random)]))
  return mails.map((mail) => ({
    mail,
    copies: mailboxes.flatMap(({ address }) => {
      const state = states.get(address)
      const copy = state && copyOf(mail, address, state, keeping, mail === last)
      return copy ?? []
    }),
  }))
}

type State = {
  place: Keeping['place']
  unread: boolean
  starred: boolean
  important: boolean
  labels: string[]
}

function stateOf(mailbox: string, last: Mail, keeping: Keeping, random: Random): State {
  const age = (keeping.now - last.sentAt) / day
  const kept = age < 3 ? 0.97 : age < 14 ? 0.75 : age < 90 ? 0.3 : 0.04
  const inbox = random.chance(kept)
  const fresh = random.chance(age < 1 ? 0.55 : age < 4 ? 0.3 : age < 14 ? 0.07 : 0.004)
  const starred = random.chance(0.04)
  const important = random.chance(0.35)
  const own = userLabels(mailbox, keeping.now).map((label) => label.name)
  return {
    place: keeping.place ?? (inbox ? 'inbox' : 'archive'),
    unread: keeping.unread ?? fresh,
    starred: keeping.starred ?? starred,
    important: keeping.important ?? important,
    labels: keeping.labels.filter((name) => own.includes(name)),
  }
}

function copyOf(
  mail: Mail,
  mailbox: string,
  state: State,
  keeping: Keeping,
  last: boolean,
): Copy | undefined {
  const along = keeping.along?.mailbox === mailbox
  const from = mail.from.email === mailbox
  const sent = along
    ? from || mail.from.email === keeping.along?.of
    : from && mail.from.email !== keeping.along?.of
  const watching = keeping.watchers?.includes(mailbox) ?? false
  const named = watching || [...mail.to, ...mail.cc, ...mail.bcc].some(({ email }) => email === mailbox)
  if (!sent && !named && !along && !from) return undefined
  const labels = [...state.labels]
  if (state.starred && last) labels.push('STARRED')
  if (state.important) labels.push('IMPORTANT')
  if (state.place === 'trash') labels.push('TRASH')
  if (sent) return { mailbox, labels: [...labels, 'SENT'] }
  if (state.place === 'spam') return { mailbox, labels: ['SPAM', ...(state.unread ? ['UNREAD'] : [])] }
  const received = !from // a mail of ours that comes in by its blind copy is filed at once
  if (received) labels.push(keeping.category ?? 'CATEGORY_PERSONAL')
  if (received && state.place === 'inbox') labels.push('INBOX')
  if (received && last && state.unread) labels.push('UNREAD')
  return { mailbox, labels }
}
