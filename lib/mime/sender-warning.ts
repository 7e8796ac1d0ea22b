import { asciiHost, isDeceptive, isInternational, isSameOwner, unicodeHost } from './hosts.ts'
import type { Person, SenderWarning } from './types.ts'

type Sender = {
  /** The From header, decoded, as it came. */
  header: string
  from: Person
  /** Everybody whom From names. */
  named: Person[]
  /** Sent on by a mailing list, which puts the writer's address into the name so that the mail is not refused (RFC 5322 leaves no other place). */
  byList: boolean
}

/** What a person should know about a mail's sender before believing the name; null where there is nothing. */
export function senderWarning({ header, from, named, byList }: Sender): SenderWarning | null {
  const host = hostOf(from.email)
  const claims = claimed(from, named).find((email) => !isSameOwner(hostOf(email), host))
  if (from.email && claims && !(byList && /\s(?:via|über|par|tramite)\s/i.test(from.name)))
    return { kind: 'claims', claims }
  const name = header.slice(0, header.lastIndexOf('<'))
  if (hidesMarks(name)) return { kind: 'marks', name: withMarksShown(name.trim()).slice(0, MAX_SHOWN) }
  if (isInternational(host))
    return {
      kind: 'domain',
      written: unicodeHost(host),
      ascii: asciiHost(host),
      deceptive: isDeceptive(host),
    }
  return null
}

const MAX_SHOWN = 300 // characters of a name
const ADDRESS = /[\p{L}\p{N}._%+'-]+@(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}/gu

/** Addresses that stand where a name should. */
function claimed(from: Person, named: Person[]): string[] {
  const others = named.map(({ email }) => email).filter((email) => email !== from.email)
  return [...(from.name.match(ADDRESS) ?? []), ...others].map((email) => email.toLowerCase())
}

const hostOf = (email: string) => email.slice(email.lastIndexOf('@') + 1)

const TURNS_AROUND = /[\u202d\u202e]/
const ISOLATES = /[\u202a-\u202c\u2066-\u2069]/
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u
/** Characters without width, inside of a word; joiners are left out, which emoji and some scripts need. */
const INSIDE_WORD = /(?<=[\p{L}\p{N}])[\u00ad\u180e\u200b\u2060-\u2064\ufeff]+(?=[\p{L}\p{N}])/u

/** Overrides of the direction are never needed; other such marks are, where a name is written from right to left. */
const hidesMarks = (name: string) =>
  TURNS_AROUND.test(name) || (ISOLATES.test(name) && !RIGHT_TO_LEFT.test(name)) || INSIDE_WORD.test(name)

const withMarksShown = (name: string) =>
  name.replace(
    /[\u00ad\u180e\u200b\u202a-\u202e\u2060-\u2069\ufeff]/g,
    (mark) => `‹U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`,
  )
