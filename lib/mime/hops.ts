import { parseDate } from './dates.ts'
import type { SourceField } from './source-head.ts'

const MAX_HOPS = 50
const LONGEST = 300 // characters of a server's name

/** One server handing a mail to the next (RFC 5321 §4.4). `at`: ms since 1970, when the receiving one took it; null where it does not say. */
export type Hop = { from: string; by: string; at: number | null }

/** The way of a mail as its `Received` fields tell it, oldest first. Only those above the first foreign server can be believed. */
export function readRoute(head: SourceField[]): Hop[] {
  return head
    .filter(({ name }) => name.toLowerCase() === 'received')
    .slice(0, MAX_HOPS)
    .map(({ text }) => readHop(text))
    .reverse()
}

function readHop(text: string): Hop {
  const semicolon = text.lastIndexOf(';')
  const words = semicolon < 0 ? text : text.slice(0, semicolon)
  const named = (word: string) =>
    new RegExp(`(?:^|\\s)${word}\\s+(\\S+)`, 'i').exec(words)?.[1]?.slice(0, LONGEST) ?? ''
  return {
    from: named('from'),
    by: named('by'),
    at: (semicolon < 0 ? null : parseDate(text.slice(semicolon + 1).trim()))?.getTime() ?? null,
  }
}
