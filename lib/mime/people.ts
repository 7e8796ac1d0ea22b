import { nameWithoutAddress, parseAddresses } from './addresses.ts'
import { firstOf, type Headers, listOf } from './headers.ts'
import type { MailPerson, Person, PersonKind } from './types.ts'

const KINDS: [PersonKind, string][] = [
  ['from', 'from'],
  ['sender', 'sender'],
  ['reply_to', 'reply-to'],
  ['to', 'to'],
  ['cc', 'cc'],
  ['bcc', 'bcc'],
]

/** Everybody in a message's head, by kind and in their order. */
export const readPeople = (headers: Headers): MailPerson[] =>
  KINDS.flatMap(([kind, header]) =>
    parseAddresses(listOf(headers, header)).map((person, position) => ({ kind, position, ...person })),
  )

/**
 * Who sent it. Of several in From the last: a decoded display name can hold what reads as an address, and the real one stands after it.
 * Without an address in From it is the Sender, or a name alone.
 */
export function senderOf(headers: Headers, people: MailPerson[]): Person {
  const sender =
    people.findLast((person) => person.kind === 'from') ?? people.find((person) => person.kind === 'sender')
  return sender
    ? { name: sender.name, email: sender.email }
    : { name: nameWithoutAddress(firstOf(headers, 'from') ?? ''), email: '' }
}
