import { decodeHeader } from '#/demo/google/headers.ts'
import { decodedBytes, decodedText, type Entity, parseMail } from '#/demo/google/mime.ts'
import type { GmailMessage, GmailPart } from '#/lib/mime/types.ts'

/**
 * A raw mail as Gmail's `full` format gives it, with all bodies in place, taken apart by the local Google: the product never reads raw mail.
 * `transcoded`: text bodies are UTF-8 whatever the mail was written in, which is what Gmail mostly does; else they are as they came.
 */
export function gmailMessage(raw: Buffer, { transcoded }: { transcoded: boolean }): GmailMessage {
  return {
    id: '18c1',
    threadId: '18c1',
    historyId: '1000',
    snippet: '',
    internalDate: String(Date.UTC(2026, 10, 3)),
    sizeEstimate: raw.length,
    payload: partOf(raw, parseMail(raw), '', transcoded),
  }
}

function partOf(raw: Buffer, entity: Entity, partId: string, transcoded: boolean): GmailPart {
  const isContainer = entity.parts.length > 0
  const isText = entity.type === 'text/plain' || entity.type === 'text/html'
  const bytes = isContainer
    ? Buffer.alloc(0)
    : transcoded && isText
      ? Buffer.from(decodedText(raw, entity))
      : decodedBytes(raw, entity)
  return {
    partId,
    mimeType: entity.type,
    filename: entity.filename,
    headers: entity.headers.map(({ name, value }) => ({ name, value: decodeHeader(value) })),
    body: { size: bytes.length, ...(isContainer ? {} : { data: bytes.toString('base64url') }) },
    ...(isContainer && {
      parts: entity.parts.map((part, index) =>
        partOf(raw, part, partId === '' ? `${index}` : `${partId}.${index}`, transcoded),
      ),
    }),
  }
}
