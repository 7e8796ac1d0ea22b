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

/** Fields as they stand in a mail's head, lines that begin with white space continuing the one before (RFC 5322 §2.2.3). */
export function readHead(text: string): Headers {
  const lines = text.replace(/\n[ \t]+/g, ' ').split('\n')
  return readHeaders(
    lines.flatMap((line) => {
      const colon = line.indexOf(':')
      return colon > 0 && /^[\w-]+$/.test(line.slice(0, colon))
        ? [{ name: line.slice(0, colon), value: line.slice(colon + 1).trim() }]
        : []
    }),
  )
}
