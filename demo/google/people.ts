import { dice, digits } from './choices.ts'
import { type Google, note } from './google.ts'
import type { Person } from './mailbox.ts'
import { nextHistoryId } from './records.ts'

export type NewPerson = {
  email: string
  name: string
  picture?: string | undefined
  /** Whether the address belongs to a Workspace; then its domain is hosted here and unknown addresses in it bounce. */
  workspace: boolean
  /** 'on', or the reason that every Gmail call is refused with. */
  mail: MailState
  sendAs: {
    email: string
    name: string
    verified: boolean
    signature: string
    replyTo: string
    isDefault: boolean
  }[]
  signature: string
}

export const MAIL_STATES = ['on', 'off', 'domainPolicy', 'accessNotConfigured'] as const
type MailState = (typeof MAIL_STATES)[number]

/** Adds a person with an empty mailbox, or changes the one with that address. */
export function keepPerson(google: Google, person: NewPerson): Person {
  const { store, choices } = google
  const hd = person.workspace ? (person.email.split('@')[1] ?? null) : null
  const known = findPerson(google, person.email)
  if (known) {
    store.run(
      'UPDATE people SET name = ?, picture = ?, hd = ?, mail = ? WHERE row = ?',
      person.name,
      person.picture ?? null,
      hd,
      person.mail,
      known.row,
    )
    keepSendAs(google, known.row, person)
    return { ...known, name: person.name, hd, mail: person.mail }
  }
  const start = choices.historyBase + dice(choices, choices.historyBase, 'history', person.email)
  const sub = `1${BigInt(`0x${digits(choices, 20, 'sub', person.email)}`)}`.slice(0, 21)
  const { row } = store.run(
    `INSERT INTO people (sub, email, name, picture, hd, mail, history_id, oldest_history_id, counter, messages_total, threads_total)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)`,
    sub,
    person.email,
    person.name,
    person.picture ?? null,
    hd,
    person.mail,
    start,
    start,
  )
  keepSendAs(google, row, person)
  note(google, 'person', { email: person.email, sub, name: person.name })
  return findPerson(google, person.email) ?? fail(person.email)
}

export function findPerson(google: Google, email: string): Person | undefined {
  return google.store.one<Person>('SELECT * FROM people WHERE email = ?', email)
}

/** Whose mailbox an address leads to: their own, one they send as, or either with a +tag. */
export function findRecipient(google: Google, address: string): Person | undefined {
  const plain = address.replace(/\+[^@]*@/, '@')
  const owner = google.store.one<{ mailbox: number }>(
    'SELECT mailbox FROM send_as WHERE (email = ? OR email = ?) AND verified = 1 LIMIT 1',
    address,
    plain,
  )
  return (
    findPerson(google, address) ?? findPerson(google, plain) ?? (owner && personAt(google, owner.mailbox))
  )
}

export function personAt(google: Google, row: number): Person | undefined {
  return google.store.one<Person>('SELECT * FROM people WHERE row = ?', row)
}

export function everybody(google: Google): Person[] {
  return google.store.all<Person>('SELECT * FROM people ORDER BY row')
}

/** Whether mail to this domain is delivered here, so that an unknown address in it bounces. */
export function isHosted(google: Google, domain: string): boolean {
  return google.store.one('SELECT 1 FROM people WHERE hd = ? COLLATE NOCASE LIMIT 1', domain) !== undefined
}

/** Makes every history id up to now too old to start from. */
export function expireHistory(google: Google, person: Person): void {
  const next = nextHistoryId(google, person.row)
  google.store.run('DELETE FROM history WHERE mailbox = ?', person.row)
  google.store.run('UPDATE people SET oldest_history_id = ? WHERE row = ?', next, person.row)
  note(google, 'history expired', { mailbox: person.email, oldest: next })
}

function keepSendAs(google: Google, mailbox: number, person: NewPerson): void {
  google.store.run('DELETE FROM send_as WHERE mailbox = ?', mailbox)
  const primary = {
    email: person.email,
    name: person.name,
    verified: true,
    signature: person.signature,
    replyTo: '',
    isDefault: !person.sendAs.some((address) => address.isDefault),
  }
  for (const address of [primary, ...person.sendAs]) {
    google.store.run(
      'INSERT INTO send_as (mailbox, email, name, reply_to, signature, is_default, verified) VALUES (?, ?, ?, ?, ?, ?, ?)',
      mailbox,
      address.email,
      address.name,
      address.replyTo,
      address.signature,
      address.isDefault ? 1 : 0,
      address.verified ? 1 : 0,
    )
  }
}

function fail(email: string): never {
  throw new Error(`${email} could not be kept`)
}
