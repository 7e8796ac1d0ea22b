import { oneLine } from './text.ts'

const MAX_NAME = 150 // characters; file systems hold 255 bytes, and a character has up to four
const MAX_ENDING = 20 // characters, the dot included

/**
 * A name that is safe to save a file under on any system, never empty. Path separators, control characters and what Windows forbids become
 * `_`; marks that turn the reading direction go (an `exe` could read as `txt`); so do dots at either end; a device of Windows has a `_` before it. The ending
 * survives shortening. Without a name one is made from the MIME type.
 */
export function safeFileName(name: string, type: string): string {
  const safe = oneLine(name.replace(INVISIBLE, ''), MAX_READ)
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(DEVICE, '_$&')
  return shorten(/[^_\s.-]/.test(safe) ? safe : nameByType(type))
}

const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\s*(?:\.|$))/i // https://learn.microsoft.com/windows/win32/fileio/naming-a-file
const MAX_READ = 2_000 // characters of a claimed name
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u2028\u2029\u2060-\u2064\ufeff]/g

function shorten(name: string): string {
  if (name.length <= MAX_NAME) return name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= MAX_ENDING ? name.slice(dot) : ''
  return oneLine(name.slice(0, MAX_NAME - ending.length), MAX_NAME) + ending
}

function nameByType(type: string): string {
  const known = NAMES.get(type)
  if (known) return known
  const [group = '', subtype = ''] = type.split('/')
  const ending = /^[a-z0-9]{2,5}$/.test(subtype) ? subtype : 'bin'
  return /^(?:image|audio|video)$/.test(group) ? `${group}.${ending}` : `attachment.${ending}`
}

const NAMES = new Map([
  ['message/rfc822', 'message.eml'],
  ['message/global', 'message.eml'],
  ['message/delivery-status', 'delivery-status.txt'],
  ['message/disposition-notification', 'disposition-notification.txt'],
  ['text/rfc822-headers', 'headers.txt'],
  ['text/calendar', 'invite.ics'],
  ['text/plain', 'attachment.txt'],
  ['text/vcard', 'contact.vcf'],
  ['text/x-vcard', 'contact.vcf'],
  ['image/jpeg', 'image.jpg'],
  ['image/svg+xml', 'image.svg'],
  ['application/pgp-signature', 'signature.asc'],
  ['application/pgp-encrypted', 'pgp-encrypted.txt'],
  ['application/pkcs7-signature', 'smime.p7s'],
  ['application/x-pkcs7-signature', 'smime.p7s'],
  ['application/pkcs7-mime', 'smime.p7m'],
  ['application/x-pkcs7-mime', 'smime.p7m'],
  ['application/ms-tnef', 'winmail.dat'],
  ['application/msword', 'attachment.doc'],
  ['application/vnd.ms-excel', 'attachment.xls'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'attachment.docx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'attachment.xlsx'],
])
