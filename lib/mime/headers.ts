import type { GmailHeader } from './types.ts'

const MAX_HEADERS = 2_000 // a few hundred is much; more only costs time
const MAX_LENGTH = 100_000 // characters of one header: room for 2,000 recipients

/** A message's headers by lower-case name, each with all its values in the order they came. */
export type Headers = Map<string, string[]>

export function readHeaders(list: GmailHeader[] | undefined): Headers {
  const headers: Headers = new Map()
  for (const { name, value } of (list ?? []).slice(0, MAX_HEADERS)) {
    if (!name) continue
    const key = name.toLowerCase()
    const text = (value ?? '').slice(0, MAX_LENGTH)
    const known = headers.get(key)
    if (known) known.push(text)
    else headers.set(key, [text])
  }
  return headers
}

/** The first value of a header, by its lower-case name. */
export const firstOf = (headers: Headers, name: string): string | undefined => headers.get(name)?.[0]

/** All values of a header that holds a list and should come once, joined by commas. */
export const listOf = (headers: Headers, name: string): string => headers.get(name)?.join(', ') ?? ''
