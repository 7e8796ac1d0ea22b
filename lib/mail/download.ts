import { HANDLER_HEADERS } from '#/lib/api/headers.ts'

/** What every answer with bytes of a mail has: were it ever shown as a page, that page could do nothing. */
export const DOWNLOAD_HEADERS = {
  ...HANDLER_HEADERS,
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
}

const LONGEST_NAME = 180 // characters; file systems stop at 255 bytes

/** Types that a browser may be told, since what it opens with them runs nothing of ours. Everything else is just bytes. */
const TOLD = new Set([
  'application/gzip',
  'application/msword',
  'application/pdf',
  'application/rtf',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/zip',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'image/gif',
  'image/heic',
  'image/jpeg',
  'image/png',
  'image/tiff',
  'image/webp',
  'message/rfc822',
  'text/calendar',
  'text/csv',
  'text/plain',
  'text/vcard',
  'video/mp4',
  'video/quicktime',
  'video/webm',
])

/** The type to send a file as: the claimed one when it is harmless, never one that a browser would show as a page of ours. */
export function safeType(claimed: string): string {
  const type = claimed.split(';')[0]?.trim().toLowerCase() ?? ''
  return TOLD.has(type) ? type : 'application/octet-stream'
}

/**
 * A Content-Disposition that makes any file a download under its name: ASCII for old clients, UTF-8 for the rest (RFC 6266 §4.3, RFC 8187
 * §3.2). Whatever the name holds, the header stays one line, and the name one without a folder or a reversed ending.
 */
export function contentDisposition(name: string): string {
  const safe = safeName(name)
  const ascii = safe.replace(/[^ -~]/g, '_').replace(/["\\%]/g, '_')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeExtended(safe)}`
}

/** A name without a folder, a line break or a reversed ending, never empty. */
export function safeName(name: string): string {
  const clean = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '') // line breaks, and marks that turn the direction of text
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  if (clean === '') return 'attachment'
  if (clean.length <= LONGEST_NAME) return clean
  const ending = /\.[^.]{1,12}$/.exec(clean)?.[0] ?? ''
  return clean.slice(0, LONGEST_NAME - ending.length).toWellFormed() + ending
}

/** Percent-encoding of all but attr-char (RFC 8187 §3.2.1), which encodeURIComponent leaves a few too many of. */
const encodeExtended = (text: string) =>
  encodeURIComponent(text).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
