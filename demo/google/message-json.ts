import { GoogleError, invalid } from './errors.ts'
import type { Google } from './google.ts'
import { labelsOf, type Message, rawOf } from './mailbox.ts'
import { parseMail } from './mime.ts'
import { decodedHeaders, encode, fullPayload } from './payload.ts'
import { onlyMetadata } from './scopes.ts'

const FORMATS = ['minimal', 'metadata', 'full', 'raw'] as const
type Format = (typeof FORMATS)[number]

/** The format that a call asks for; throws 400 for one that is none, 403 where the scopes do not reach so far. */
export function readFormat(
  query: URLSearchParams,
  scopes: string[],
  allowed: readonly Format[] = FORMATS,
): Format {
  const text = (query.get('format') ?? 'full').toLowerCase()
  const format = allowed.find((name) => name === text)
  if (!format) throw invalid(`Invalid value at 'format', "${text}"`)
  if (onlyMetadata(scopes) && (format === 'full' || format === 'raw')) {
    throw new GoogleError(403, 'forbidden', `Metadata scope doesn't allow format ${format.toUpperCase()}`)
  }
  return format
}

/** A message as messages.get gives it, in a format. Issues new attachment ids where it has a payload. */
export function messageJson(
  google: Google,
  message: Message,
  format: Format,
  metadataHeaders: string[] = [],
) {
  const { choices } = google
  const labels = labelsOf(google, message.row)
  const plain = {
    id: message.id,
    threadId: message.thread,
    ...((labels.length > 0 || choices.emptyLabelIds === 'empty') && { labelIds: labels }),
    snippet: message.snippet,
    sizeEstimate: message.size,
    historyId: String(message.history_id),
    internalDate: String(message.internal_date),
  }
  if (format === 'minimal') return plain
  const raw = rawOf(google, message.row)
  if (format === 'raw') return { ...plain, raw: encode(choices, raw) }
  const root = parseMail(raw)
  if (format === 'metadata') {
    const wanted = new Set(metadataHeaders.map((name) => name.toLowerCase()))
    const headers = decodedHeaders(choices, root).filter(
      (entry) => wanted.size === 0 || wanted.has(entry.name.toLowerCase()),
    )
    return { ...plain, payload: { mimeType: root.type, headers } }
  }
  const generation = google.attachmentIds.begin(message.row)
  const issue = (place: string) => google.attachmentIds.issue(message.row, generation, place, google.now())
  return { ...plain, payload: fullPayload(choices, raw, root, issue) }
}
