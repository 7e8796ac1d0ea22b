import { oneLine } from './text.ts'

const MAX_SNIPPET = 300 // characters; Gmail sends about 200
const MAX_TEXT = 2_000 // characters of the text that are looked at when Gmail sent none

/**
 * The first words of a mail as plain text. Gmail's snippet is text with HTML entities in it, which are unescaped once, and newsletters
 * fill it with invisible characters (GMAIL §8.4). Where there is none, the text's first words.
 */
export function readSnippet(gmailSnippet: string, text: string): string {
  const words = gmailSnippet ? unescapeOnce(gmailSnippet) : text.slice(0, MAX_TEXT)
  return oneLine(words.replace(FILLERS, ' '), MAX_SNIPPET)
}

/** Two or more characters that show nothing. One alone may be the joiner inside an emoji or a Persian word. */
const FILLERS = /(?:[\s\u00ad\u061c\u115f\u180e\u200b-\u200f\u2060-\u2064\ufeff]|\u034f|\u17b4|\u17b5){2,}/g

function unescapeOnce(escaped: string): string {
  return escaped.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name] ?? whole
    const codePoint = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16)
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole
  })
}

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  zwnj: '\u200c',
  zwj: '\u200d',
  shy: '\u00ad',
}
