import { decodeText } from './charset.ts'

/**
 * Decodes what is left of RFC 2047 in a header. Gmail has decoded its headers, so most values pass through untouched (GMAIL §8.4).
 * Adjacent words lose the white space between them, and words of one charset are joined before decoding, since mailers cut characters in two.
 */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value
  let text = ''
  let end = 0 // where the last word ended
  let pending: { charset: string; bytes: Buffer } | undefined
  const flush = () => {
    if (pending) text += decodeText(pending.bytes, pending.charset)
    pending = undefined
  }
  for (const match of value.matchAll(ENCODED_WORD)) {
    const [whole, charset = '', encoding = '', encoded = ''] = match
    const between = value.slice(end, match.index)
    if (!pending || between.trim() !== '') {
      flush()
      text += between
    }
    const bytes = encoding.toLowerCase() === 'b' ? Buffer.from(encoded, 'base64') : quotedBytes(encoded)
    if (pending?.charset === charset.toLowerCase()) pending.bytes = Buffer.concat([pending.bytes, bytes])
    else {
      flush()
      pending = { charset: charset.toLowerCase(), bytes }
    }
    end = match.index + whole.length
  }
  flush()
  return text + value.slice(end)
}

/** A text as words of RFC 2047, each of at most 75 characters, that every mail program puts together again. */
export function encodeWords(text: string): string {
  const words = ['']
  for (const character of text) {
    const word = (words.at(-1) ?? '') + character
    if (Buffer.byteLength(word) <= WORD_BYTES) words[words.length - 1] = word
    else words.push(character)
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ')
}

const WORD_BYTES = 45 // 60 characters of base64, and 12 around them

/**
 * `=?charset*language?B or Q?text?=`. Spaces and question marks inside the text are illegal and common. The longest text that is taken,
 * 1,000 characters, is far above RFC 2047's 75, and keeps hostile headers from costing the square of their length.
 */
const ENCODED_WORD = /=\?([\w.:-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?((?:[^?]|\?(?!=)){0,1000})\?=/gi

/** RFC 2047's Q: quoted-printable with `_` for a space. A character that is no byte stands for its UTF-8. */
function quotedBytes(encoded: string): Buffer {
  const text = encoded.replaceAll('_', ' ')
  const parts: Buffer[] = []
  let end = 0
  for (const match of text.matchAll(/(?:=[0-9a-f]{2})+/gi)) {
    parts.push(Buffer.from(text.slice(end, match.index), 'utf8'))
    parts.push(Buffer.from(match[0].replaceAll('=', ''), 'hex'))
    end = match.index + match[0].length
  }
  parts.push(Buffer.from(text.slice(end), 'utf8'))
  return Buffer.concat(parts)
}
