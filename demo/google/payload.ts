import type { Choices } from './choices.ts'
import { decodeHeader } from './headers.ts'
import { decodedBytes, decodedSize, decodedText, type Entity } from './mime.ts'

type Part = {
  partId?: string
  mimeType: string
  filename: string
  headers: { name: string; value: string }[]
  body: { size: number; data?: string; attachmentId?: string }
  parts?: Part[]
}

/** How parts get passing attachment ids: by the place of the part in the tree, such as '0.1'. */
export type IssueId = (place: string) => string

/** The parsed tree of a mail, as `format=full` gives it. */
export function fullPayload(choices: Choices, raw: Buffer, root: Entity, issue: IssueId): Part {
  return part(choices, raw, root, '', issue)
}

/** The part at a place of fullPayload, and its bytes as attachments.get gives them: text bodies in UTF-8, all else untouched. */
export function partAt(root: Entity, place: string): Entity | undefined {
  if (place === '') return root
  return place.split('.').reduce<Entity | undefined>((entity, index) => entity?.parts[Number(index)], root)
}

/** The bytes behind an attachment id. */
export function attachedBytes(choices: Choices, raw: Buffer, entity: Entity): Buffer {
  const transcoded = isText(entity) && choices.largeTextInUtf8
  return transcoded ? Buffer.from(decodedText(raw, entity)) : decodedBytes(raw, entity)
}

/** Headers decoded, in their order and with their case and repetitions. */
export function decodedHeaders(choices: Choices, entity: Entity): { name: string; value: string }[] {
  return entity.headers.map(({ name, value }) => ({
    name,
    value: decodeHeader(value, choices.requoteDecodedNames && ADDRESS_HEADERS.has(name.toLowerCase())),
  }))
}

/** base64url, with or without padding as the seed says. */
export function encode(choices: Choices, bytes: Buffer): string {
  const text = bytes.toString('base64url')
  return choices.base64Padding ? text.padEnd(Math.ceil(text.length / 4) * 4, '=') : text
}

function part(choices: Choices, raw: Buffer, entity: Entity, place: string, issue: IssueId): Part {
  const container = entity.type.startsWith('multipart/')
  const named = place === '' || !container || choices.containerPartIds
  const result: Part = {
    ...(named && { partId: place }),
    mimeType: entity.type,
    filename: entity.filename,
    headers: decodedHeaders(choices, entity),
    body: container ? { size: 0 } : body(choices, raw, entity, place, issue),
  }
  if (entity.parts.length > 0) {
    result.parts = entity.parts.map((child, index) =>
      part(choices, raw, child, place === '' ? String(index) : `${place}.${index}`, issue),
    )
  }
  return result
}

function body(choices: Choices, raw: Buffer, entity: Entity, place: string, issue: IssueId): Part['body'] {
  if (entity.type === 'message/rfc822' && entity.parts.length > 0) {
    const size = entity.bodyEnd - entity.bodyStart
    return choices.rfc822AttachmentId ? { attachmentId: issue(place), size } : { size: 0 }
  }
  if (isText(entity)) {
    const bytes = Buffer.from(decodedText(raw, entity))
    if (bytes.length === 0) return { size: 0 }
    if (bytes.length <= choices.inlineTextBytes) return { size: bytes.length, data: encode(choices, bytes) }
    return { attachmentId: issue(place), size: attachedBytes(choices, raw, entity).length }
  }
  const size = decodedSize(raw, entity)
  if (size === 0 && entity.filename === '') return { size: 0 }
  if (choices.smallTextFilesInline && entity.type.startsWith('text/') && size <= SMALL_FILE_BYTES) {
    return { size, data: encode(choices, decodedBytes(raw, entity)) }
  }
  return { attachmentId: issue(place), size }
}

/** Text without a file's name comes inline and in UTF-8. */
function isText(entity: Entity): boolean {
  return entity.type.startsWith('text/') && entity.filename === '' && entity.disposition !== 'attachment'
}

const SMALL_FILE_BYTES = 400
const ADDRESS_HEADERS = new Set(['from', 'sender', 'reply-to', 'to', 'cc', 'bcc'])
