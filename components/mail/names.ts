import type { MailPerson, ThreadRow } from '#/lib/mail/types.ts'

/** Who a thread is with, in one line: "Tobias Krell", "Camille, you", "To: Mette Ravnsborg". */
export function rowNames({
  people,
  sentOnly,
  mailbox,
}: Pick<ThreadRow, 'people' | 'sentOnly' | 'mailbox'>): string {
  const others = people.filter((person) => !isSame(person, mailbox.address))
  if (sentOnly) return others.length > 0 ? `To: ${listOf(others)}` : 'To: you'
  if (people.length === others.length) return listOf(people)
  return [...others.map(shortName), 'you'].join(', ')
}

/** Whose picture stands for a thread: the first who is not oneself. */
export function rowPerson({ people, mailbox }: Pick<ThreadRow, 'people' | 'mailbox'>): MailPerson {
  const other = people.find((person) => !isSame(person, mailbox.address))
  return other ?? people[0] ?? { name: '', email: mailbox.address }
}

/** A person's name, or the address of one who has none. A name that is written as an address is none: it may not be theirs. */
export const nameOf = ({ name, email }: MailPerson) =>
  (name.includes('@') ? '' : name) || email || 'Somebody unknown'

/** People in the words of a mail's head: the mailbox itself is "you". */
export const namesFor = (people: MailPerson[], address: string) =>
  people.map((person) => (isSame(person, address) ? 'you' : nameOf(person))).join(', ')

const listOf = (people: MailPerson[]) => people.map(people.length === 1 ? nameOf : shortName).join(', ')

/** The given name: the first word, or what follows the comma in "Krell, Tobias". */
function shortName(person: MailPerson): string {
  const { email } = person
  const name = nameOf(person)
  if (name === email) return email.split('@')[0] || 'somebody'
  const [before = '', after] = name.split(/,\s*/, 2)
  return (after || before).trim().split(/\s+/)[0] ?? name
}

/** A sender in "Always for …": the given name, or the whole address of one who has no name. */
export const senderName = (person: MailPerson) =>
  nameOf(person) === person.email ? person.email : shortName(person)

const isSame = (person: MailPerson, address: string) => person.email.toLowerCase() === address.toLowerCase()
