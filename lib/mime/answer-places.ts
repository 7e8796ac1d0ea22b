import { parseAddresses } from './addresses.ts'
import { type Headers, listOf } from './headers.ts'
import type { Person } from './types.ts'

/** Where a mail asks for answers to all to go: its list's own address (List-Post, RFC 2369 §3.4), and Mail-Followup-To, which list programs write. */
export function readAnswerPlaces(headers: Headers): {
  listPost: string | null
  followupTo: Person[] | null
} {
  const post = /<mailto:([^<>?]+)/i.exec(listOf(headers, 'list-post'))?.[1] ?? ''
  const followup = parseAddresses(listOf(headers, 'mail-followup-to'))
  return {
    listPost: parseAddresses(decoded(post))[0]?.email ?? null,
    followupTo: followup.length > 0 ? followup : null,
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // not percent-encoded, but with a percent sign in it
  }
}
