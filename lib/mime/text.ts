import { unescapeText } from './escape.ts'

/** Drops what PostgreSQL's text type refuses: NUL, and halves of surrogate pairs. */
export function storable(text: string): string {
  const whole = text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, '')
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole
}

/**
 * Text for a place of one line, such as a subject or a name: no control characters, runs of white space are one space. Marks that turn
 * the direction of what follows are dropped, since they can make a name or a file's ending read as another.
 */
export function oneLine(text: string, maxLength: number): string {
  if (PLAIN_LINE.test(text) && text.length <= maxLength) return text
  const line = storable(text)
    .replace(DIRECTION_MARKS, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  return line.length <= maxLength ? line : storable(line.slice(0, maxLength))
}

const PLAIN_LINE = /^[!-~](?: ?[!-~])*$/ // what most lines are: ASCII words with single spaces between them

/** Embeddings, overrides and isolates of the bidirectional algorithm (Unicode Annex 9). */
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/g

/** What a mail's text says, from html that `cleanHtml` made: lines for blocks, words as they are, for search and snippets. */
export function textOfHtml(clean: string): string {
  return clean
    .replace(/<style>[^<]*<\/style>/g, '')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replace(LINE_ENDS, '\n')
    .replace(/<\/t[dh]>/g, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp);/g, unescapeText)
    .replace(/[ \u00a0]*\n[\s\u00a0]*/g, '\n')
    .replace(/[ \u00a0]{2,}/g, ' ')
    .trim()
}

const LINE_ENDS =
  /<(?:br|hr|\/(?:p|div|tr|li|h[1-6]|blockquote|pre|ul|ol|dl|dt|dd|table|section|article|header|footer|center))\b[^<>]*>/g
