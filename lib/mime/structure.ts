import { safeFileName } from './file-names.ts'
import { firstOf, readHeaders } from './headers.ts'
import { parseParameters } from './parameters.ts'
import type { GmailPart } from './types.ts'

const MAX_DEPTH = 50 // parts inside parts; real mail stays under 15
const MAX_PARTS = 2_000 // of one message, containers included
const MAX_ATTACHMENTS = 500
const MAX_NOTICES = 5

/** A part that is text to be read in its place. */
export type BodyPart = {
  partId: string
  kind: 'plain' | 'html'
  charset: string | undefined
  part: GmailPart
}

/** A part that is a file; `references` are its Content-ID and Content-Location, by which html may use it. */
export type FilePart = {
  partId: string
  name: string
  type: string
  size: number
  references: string[]
  part: GmailPart
}

/** `calendar` is the part that says what a mail invites to, `notices` those that report on another mail to programs; they are files as well. */
export type Structure = {
  bodies: BodyPart[]
  files: FilePart[]
  calendar: FilePart | undefined
  notices: FilePart[]
  isReport: boolean
}

/**
 * What a message's parts are: its text, plain and html, in the order it comes, and its files. What stands inside a forwarded message
 * (message/rfc822) is no text of this one: such a message is one file where Gmail offers its bytes, or its size is known otherwise (see
 * `returnedMails`), else each of its parts is. A text part with a file name in a list is a file, whatever its disposition says (GMAIL §8.4).
 */
export function readStructure(payload: GmailPart): Structure {
  const isReport = typeOf(payload) === 'multipart/report'
  const structure: Structure = {
    bodies: [],
    files: [],
    calendar: undefined,
    notices: [],
    isReport,
  }
  for (const found of walk(payload)) {
    const leaf = found.isLeaf ? readLeaf(found) : undefined
    if (leaf && 'kind' in leaf) structure.bodies.push(leaf)
    else if (leaf && structure.files.length < MAX_ATTACHMENTS) structure.files.push(leaf)
    if (!leaf || 'kind' in leaf || found.inMessage) continue
    if (isInvitation(leaf)) structure.calendar = betterCalendar(structure.calendar, leaf)
    if (isNotice(found.part) && structure.notices.length < MAX_NOTICES) structure.notices.push(leaf)
  }
  structure.files = withoutTwins(structure.files)
  return structure
}

/** The part that a `partId` of ours names: Gmail's own, made up by place where it is missing, not unique, or empty as the root's is. */
export function findPart<Part extends GmailPart>(payload: Part, partId: string): Part | undefined {
  for (const found of walk(payload)) if (found.isLeaf && found.partId === partId) return found.part
  return undefined
}

/** The mails that a delivery report brings back without their bytes, and which part of which part each is: see `messageWithin`. */
export function returnedMails<Part extends GmailPart>(payload: Part): Returned<Part>[] {
  if (typeOf(payload) !== 'multipart/report') return []
  return [...walk(payload)].filter(({ part, isLeaf, inMessage }) => !isLeaf && !inMessage && isMessage(part))
}

type Returned<Part> = Pick<Found<Part>, 'part' | 'partId' | 'path'>

/** A part in its place; `path`: by numbers from 0; `isLeaf`: it is not taken apart further; `inMessage`: inside a forwarded message. */
type Found<Part> = {
  part: Part
  partId: string
  path: number[]
  place: Place
  isLeaf: boolean
  inMessage: boolean
}

/** The message's own text stands at the root; renditions are several forms of one text; in a list, each part stands for itself. */
type Place = 'root' | 'rendition' | 'list'

/** All parts, in their order. */
function* walk<Part extends GmailPart>(payload: Part): Generator<Found<Part>> {
  const seen = new Set<string>()
  let count = 0
  const uniqueId = (part: Part, path: number[]) => {
    const id = part.partId && !seen.has(part.partId) ? part.partId : `at-${path.join('.') || 'root'}`
    seen.add(id)
    return id
  }
  function* visit(part: Part, path: number[], place: Place, inMessage: boolean): Generator<Found<Part>> {
    const partId = uniqueId(part, path)
    const children = childrenOf(part)
    yield { part, partId, path, place, isLeaf: children.length === 0, inMessage }
    if (path.length === MAX_DEPTH) return
    for (const [index, child] of children.entries()) {
      if (++count > MAX_PARTS) return
      yield* visit(child, [...path, index], placeInside(part, place, index), inMessage || isMessage(part))
    }
  }
  yield* visit(payload, [], 'root', false)
}

function placeInside(container: GmailPart, place: Place, index: number): Place {
  const type = typeOf(container)
  if (type === 'multipart/alternative') return 'rendition'
  return index === 0 && /^multipart\/(?:related|signed|report)$/.test(type) ? place : 'list'
}

/** A forwarded message with bytes or a size of its own is not taken apart, nor is what programs tell each other. */
function childrenOf<Part extends GmailPart>(part: Part): Part[] {
  if (isNotice(part)) return []
  if (isMessage(part) && (part.body?.attachmentId || part.body?.data || part.body?.size)) return []
  return (part.parts as Part[] | undefined) ?? []
}

const isMessage = (part: GmailPart) => /^message\/(?:rfc822|global|news)$/.test(typeOf(part))

/** What became of a mail, or its head (RFC 3464, RFC 8098, RFC 6522 §4). */
const isNotice = (part: GmailPart) =>
  /^(?:message\/(?:global-)?(?:delivery-status|disposition-notification|headers)|text\/rfc822-headers)$/.test(
    typeOf(part),
  )

/** A missing type means text/plain (RFC 2045 §5.2). */
const typeOf = (part: GmailPart) => part.mimeType?.toLowerCase() || 'text/plain'

/** What one part is; undefined for one that holds nothing, or the same text in a form that is not shown, such as AMP. */
function readLeaf({ part, partId, place, inMessage }: Found<GmailPart>): BodyPart | FilePart | undefined {
  const headers = readHeaders(part.headers)
  const type = typeOf(part)
  const contentType = parseParameters(firstOf(headers, 'content-type') ?? '').parameters
  const disposition = parseParameters(firstOf(headers, 'content-disposition') ?? '')
  const name = part.filename || disposition.parameters.get('filename') || contentType.get('name') || ''
  const kind = bodyKind(type)
  const isFile = inMessage || disposition.value === 'attachment' || (name !== '' && place === 'list')
  if (kind && !isFile) return { partId, kind, charset: contentType.get('charset'), part }

  const size = part.body?.size ?? Buffer.byteLength(part.body?.data ?? '', 'base64url')
  if (type.startsWith('multipart/') && size === 0) return undefined
  if (place === 'rendition' && !kind && !name && type.startsWith('text/') && type !== 'text/calendar')
    return undefined
  const references = [firstOf(headers, 'content-id'), firstOf(headers, 'content-location')]
    .map((reference) => (reference ?? '').trim().replace(/^<(.*)>$/s, '$1'))
    .filter((reference) => reference !== '')
  return { partId, name: safeFileName(name || subjectAsName(part), type), type, size, references, part }
}

/** A container that came without parts had no boundary that fits: its bytes are text (GMAIL §8.4). */
function bodyKind(type: string): 'plain' | 'html' | undefined {
  if (type === 'text/html') return 'html'
  return type === 'text/plain' || type.startsWith('multipart/') ? 'plain' : undefined
}

/** A forwarded message is named by its subject, which stands in the head of the part inside it. */
function subjectAsName(part: GmailPart): string {
  if (!isMessage(part)) return ''
  const subject = firstOf(readHeaders(part.parts?.[0]?.headers), 'subject')?.trim()
  return subject ? `${subject}.eml` : ''
}

/** An invitation comes twice, as one form of the text and as a file: the file stays. Of files with one name and size, the first does. */
function withoutTwins(files: FilePart[]): FilePart[] {
  const invitations = files.filter(isInvitation)
  const named = invitations.filter((file) => file.part.filename)
  const kept = new Map<string, FilePart>()
  for (const file of named.length > 0 ? named : invitations) {
    const key = `${file.name} ${file.size}`
    if (!kept.has(key)) kept.set(key, file)
  }
  const keep = new Set(kept.values())
  return files.filter((file) => !isInvitation(file) || keep.has(file))
}

/** Of two that hold the same the one that is here already. */
const betterCalendar = (known: FilePart | undefined, found: FilePart) =>
  known && (known.part.body?.data || !found.part.body?.data) ? known : found

const isInvitation = (file: FilePart) =>
  file.type === 'text/calendar' || file.type === 'application/ics' || file.name.toLowerCase().endsWith('.ics')
