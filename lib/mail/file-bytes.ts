import { imageTypeOf } from './image-type.ts'

/** How many of a file's first bytes are looked at: an archive's first names stand in them. */
export const HEAD_BYTES = 4_096

/** What a file is by its first bytes. `text` has no byte that no text has; `unknown` begins like nothing that is known here. */
export const BYTE_KINDS = [
  'pdf',
  'raster', // PNG, JPEG, GIF, WebP: what a browser shows without risk
  'image', // other pictures
  'svg',
  'page', // html
  'office', // OOXML, ODF
  'ole', // old Office files, .msg, .msi, and Office files under a password
  'rtf',
  'archive',
  'media',
  'program',
  'script',
  'link',
  'mail',
  'text',
  'empty',
  'unknown',
] as const
export type ByteKind = (typeof BYTE_KINDS)[number]

/** Says by its first bytes (up to HEAD_BYTES) what a file is, whatever name and type claim. */
export function byteKindOf(head: Uint8Array): ByteKind {
  if (head.length === 0) return 'empty'
  if (imageTypeOf(head)) return 'raster'
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, HEAD_BYTES))
  const start = bytes.toString('latin1')
  const sign = SIGNS.find(([at, signs]) => signs.some((one) => start.startsWith(one, at)))
  if (sign) return sign[2]
  if (start.startsWith('BM') && start.startsWith('\0\0\0\0', 6)) return 'image' // BMP
  if (start.startsWith('PK\x03\x04')) return zipKind(start)
  if (start.slice(0, 1_024).includes('%PDF-')) return 'pdf' // readers take its header anywhere there (ISO 32000-1, annex H.3.4.1)
  return textKind(bytes)
}

/** From which byte on which bytes, as latin1, make which kind. More telling signs stand first. */
const SIGNS: [at: number, signs: string[], kind: ByteKind][] = [
  [0, ['MZ', '\x7fELF', 'dex\n', '!<arch>\ndebian', '\xed\xab\xee\xdb'], 'program'], // Windows, Linux, Android, deb, rpm
  [0, ['\xfe\xed\xfa\xce', '\xfe\xed\xfa\xcf', '\xce\xfa\xed\xfe', '\xcf\xfa\xed\xfe'], 'program'], // Mach-O
  [0, ['\xca\xfe\xba\xbe'], 'program'], // Mach-O for several processors, Java classes
  [0, ['L\0\0\0\x01\x14\x02\0'], 'link'], // MS-SHLLINK §2.1
  [0, ['#!', '\xef\xbb\xbf#!'], 'script'],
  [0, ['{\\rtf'], 'rtf'],
  [0, ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'], 'ole'],
  [
    0,
    ['\x1f\x8b', 'BZh', '\xfd7zXZ\0', '7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07', 'MSCF', '\x28\xb5\x2f\xfd'],
    'archive',
  ],
  [0, ['PK\x05\x06', 'PK\x07\x08'], 'archive'], // an empty one, one in pieces
  [257, ['ustar'], 'archive'],
  [0, ['II*\0', 'MM\0*', '\0\0\x01\0', '8BPS'], 'image'], // TIFF, ICO, Photoshop
  [4, ['ftyphei', 'ftyphev', 'ftypmif1', 'ftypmsf1', 'ftypavif', 'ftypavis'], 'image'],
  [0, ['ID3', '\xff\xfb', '\xff\xf3', '\xff\xf2', 'OggS', 'fLaC', '\x1aE\xdf\xa3'], 'media'],
  [4, ['ftyp', 'moov'], 'media'],
  [8, ['WAVE', 'AVI '], 'media'],
]

/** Office files are archives: their first names say which. A Java archive is a program. */
function zipKind(start: string): ByteKind {
  if (/mimetypeapplication\/(?:vnd\.oasis|epub)/.test(start)) return 'office'
  if (/\[Content_Types\]\.xml|_rels\/\.rels|(?:word|xl|ppt|docProps)\//.test(start)) return 'office'
  if (/META-INF\/MANIFEST\.MF|AndroidManifest\.xml|classes\.dex/.test(start)) return 'program'
  return 'archive'
}

function textKind(bytes: Buffer): ByteKind {
  const wide = /^(?:\xff\xfe|\xfe\xff)/.test(bytes.toString('latin1', 0, 2)) // UTF-16, whose ASCII has NULs
  const text = wide ? bytes.toString('utf16le') : bytes.toString('latin1')
  if (!wide && bytes.some((byte) => NEVER_IN_TEXT.has(byte))) return 'unknown'
  const start = text.replace(/^(?:\xef\xbb\xbf|\ufeff)/, '').trimStart()
  const markup = start.replace(/^(?:<\?xml[^>]*>|<!--[\s\S]*?-->|\s)+/i, '')
  if (/^(?:<!doctype svg|<svg[\s>])/i.test(markup)) return 'svg'
  if (/^<(?:!doctype html|html|head|body|script|iframe|meta|title|style|form)\b/i.test(markup)) return 'page'
  if (/^(?:@echo off|<\?php|<job\b|<package\b)/i.test(start)) return 'script'
  if (/^\[(?:InternetShortcut|Desktop Entry)\]/i.test(start)) return 'link'
  if (HEADERS.test(start)) return /^mime-version:[\s\S]*multipart\/related/im.test(start) ? 'page' : 'mail'
  return 'text'
}

/** Bytes that stand in no text of any charset that mail uses: control characters, but for those of white space and ESC, which ISO-2022 needs. */
const NEVER_IN_TEXT = new Set([
  0, 1, 2, 3, 4, 5, 6, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31,
])

/** Begins with two lines of a mail's head at least, one of them of a kind that only mails have. */
const HEADERS =
  /^(?=(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*(?:received|return-path|message-id|mime-version|from):)(?:[\w-]{2,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2}/i

/** A kind as it was kept; null where none was, or one that is not known any more. */
export const readByteKind = (kept: string | null): ByteKind | null =>
  BYTE_KINDS.find((kind) => kind === kept) ?? null
