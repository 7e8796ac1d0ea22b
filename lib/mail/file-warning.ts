import type { ByteKind } from './file-bytes.ts'
import { type FileClaim, KIND_WORDS, RUNS } from './file-claims.ts'
import type { FileKind, PreviewKind } from './types.ts'

/** What a card says of a file besides its name. */
export type FileVerdict = {
  /** A sentence for whoever is about to open it, or null. */
  warning: string | null
  /** What it is harms, and its name says something harmless: it is handed over only to somebody who has read that. */
  disguised: boolean
  /** How it may be shown here; null: only downloaded. */
  preview: PreviewKind | null
}

/**
 * What is to be said of a file from what it claims and, once its first bytes were here, from what they are. `seen` is null before. Nothing
 * is ever previewed as another kind than the claimed one.
 */
export function judgeFile(claim: FileClaim, seen: ByteKind | null): FileVerdict {
  const fits = seen === null || fitsClaim(claim.kind, seen)
  if (!fits && seen) {
    const is = BYTES_WORDS[seen]
    const claims = `This says it is ${KIND_WORDS[claim.kind]}`
    const harms = HARMS.has(seen)
    const what = is ? `${claims}, and is ${is}.` : `${claims}, and does not begin like one.`
    return {
      warning: harms ? `${what} Do not open it unless you know what it does.` : what,
      disguised: harms,
      preview: null,
    }
  }
  const preview = seen === 'image' ? null : (PREVIEWS[claim.kind] ?? null) // a picture of a kind that browsers do not show
  return { warning: warningOf(claim), disguised: false, preview }
}

function warningOf({ kind, ending, posesAs }: FileClaim): string | null {
  if ((RUNS.has(kind) || kind === 'page') && posesAs && posesAs !== ending)
    return `The name reads like a .${posesAs} file, and ends in .${ending}: it is ${KIND_WORDS[kind]}. Do not open it unless you know what it does.`
  return WARNINGS[kind] ?? null
}

const WARNINGS: Partial<Record<FileKind, string>> = {
  program: 'This is a program. Open it only if you asked for it.',
  script: 'This is a script: it runs when it is opened. Open it only if you asked for it.',
  link: 'This is a shortcut: it can start anything. Open it only if you asked for it.',
  disk: 'This is a disk image: it can hold programs. Open it only if you asked for it.',
  page: 'This is a web page. Pages that come as a file often imitate a place to sign in.',
  svg: 'This is an SVG drawing, which can hold a script. Lilac does not show it.',
  macro: 'This document can hold macros. Allow them only if you know who wrote them.',
}

const PREVIEWS: Partial<Record<FileKind, PreviewKind>> = {
  image: 'image',
  pdf: 'pdf',
  text: 'text',
  table: 'text',
  mail: 'mail',
}

const HARMS = new Set<ByteKind>(['program', 'script', 'link', 'page', 'svg'])

const BYTES_WORDS: Record<ByteKind, string | null> = {
  pdf: 'a PDF',
  raster: 'a picture',
  image: 'a picture',
  svg: 'an SVG drawing, which can hold a script',
  page: 'a web page',
  office: 'an Office document',
  ole: 'an old Office document',
  rtf: 'a document',
  archive: 'an archive',
  media: 'a recording',
  program: 'a program',
  script: 'a script',
  link: 'a shortcut',
  mail: 'a mail',
  text: 'plain text',
  empty: 'empty',
  unknown: null,
}

/**
 * Whether bytes may be what a name claims. Wide where honest files are: an Office file under a password is OLE, many `.doc` are RTF and many
 * `.xls` are html from a bank, an ending that means nothing here may hold anything that does not run.
 */
function fitsClaim(claimed: FileKind, seen: ByteKind): boolean {
  if (seen === 'empty') return true
  if (claimed === 'other') return !HARMS.has(seen)
  return FITS[claimed].includes(seen)
}

const FITS: Record<Exclude<FileKind, 'other'>, ByteKind[]> = {
  pdf: ['pdf'],
  image: ['raster', 'image'],
  svg: ['svg', 'text', 'archive'], // .svgz is gzip
  text: ['text', 'mail', 'rtf', 'script', 'page'], // a log may begin with anything; it is shown as its characters
  table: ['text', 'mail', 'page'],
  sheet: ['office', 'ole', 'text', 'archive', 'page'],
  document: ['office', 'ole', 'rtf', 'text', 'archive'],
  slides: ['office', 'ole', 'archive'],
  macro: ['office', 'ole', 'archive'],
  mail: ['mail', 'text'],
  archive: ['archive', 'office', 'unknown'],
  media: ['media', 'unknown'],
  page: ['page', 'text', 'mail', 'svg', 'script', 'unknown'],
  program: ['program', 'script', 'archive', 'ole', 'unknown', 'text'],
  script: ['script', 'text', 'page', 'unknown'],
  link: ['link', 'text', 'unknown', 'svg', 'page'],
  disk: ['archive', 'unknown', 'program'],
}
