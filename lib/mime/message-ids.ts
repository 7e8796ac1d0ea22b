import { type Headers, listOf } from './headers.ts'
import { oneLine } from './text.ts'

const MAX_MESSAGE_ID = 1_000 // characters; RFC 5322 allows a line of 998
const MAX_REFERENCES = 500

/** References, oldest first (RFC 5322 §3.6.4); where there are none, In-Reply-To stands in. Of too many, the first and the newest stay. */
export function readReferences(headers: Headers): string[] {
  const references = messageIdsIn(listOf(headers, 'references'))
  const unique = [
    ...new Set(references.length > 0 ? references : messageIdsIn(listOf(headers, 'in-reply-to'))),
  ]
  return unique.length <= MAX_REFERENCES
    ? unique
    : [...unique.slice(0, 1), ...unique.slice(1 - MAX_REFERENCES)]
}

/** Message ids without their angle brackets; a header that has none of those may still hold bare ids. */
export function messageIdsIn(header: string): string[] {
  const inBrackets = [...header.matchAll(/<([^<>]+)>/g)].map(([, id = '']) => id.replace(/\s+/g, ''))
  const ids = inBrackets.length > 0 ? inBrackets : header.split(/[\s,]+/).filter((word) => word.includes('@'))
  return ids
    .map((id) => oneLine(id, MAX_MESSAGE_ID + 1))
    .filter((id) => id !== '' && id.length <= MAX_MESSAGE_ID)
}
