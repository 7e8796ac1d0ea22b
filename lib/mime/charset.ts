import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

/**
 * The characters of a body. Bytes come first, since Gmail sends most text as UTF-8 while the part still claims its old charset, and since
 * claims lie anyway (GMAIL §8.1): strict UTF-8 wherever it fits, then what is claimed, then windows-1252. A byte order mark is dropped.
 */
export function decodeText(bytes: Buffer, claimed: string | undefined): string {
  const charset = normalise(claimed)
  if (isUtf8(bytes) && !isUtf8ByAccident(bytes, charset)) return withoutMark(bytes.toString('utf8'))
  if (isUnicodeOrAscii(charset)) return decodeBrokenUtf8(bytes)
  return decodeClaimed(bytes, charset) ?? decodeWindows1252(bytes)
}

/** `"ISO-8859-1 (comment)"` is `iso-8859-1`. */
const normalise = (claimed: string | undefined) =>
  (claimed ?? '')
    .trim()
    .replace(/^["']+/, '')
    .replace(/["'\s(;].*$/s, '')
    .toLowerCase()
    .replaceAll('_', '-')

/** Bytes that pass as UTF-8 without being it: ISO-2022 writes all in ASCII with escapes, UTF-16 writes ASCII with NULs between. */
function isUtf8ByAccident(bytes: Buffer, charset: string): boolean {
  if (isIso2022(charset)) return bytes.includes(ESCAPE)
  if (charset.startsWith('utf-16') || charset.startsWith('utf-32')) return bytes.includes(0)
  return false
}

const ESCAPE = 0x1b
const isIso2022 = (charset: string) => charset.startsWith('iso-2022-') || charset === 'csiso2022jp'

const isUnicodeOrAscii = (charset: string) =>
  charset === '' || charset === 'utf-8' || charset === 'utf8' || charset === 'us-ascii' || charset === 'ascii'

/** UTF-8 with a few damaged bytes stays UTF-8; bytes that hardly ever form a character are windows-1252. */
function decodeBrokenUtf8(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  let damaged = 0
  let whole = 0
  for (const [run] of text.matchAll(/[^\0-\x7f]+/g)) {
    for (const character of run) {
      if (character === '\ufffd') damaged++
      else whole++
    }
  }
  return whole > damaged ? withoutMark(text) : decodeWindows1252(bytes)
}

/** As a stream, since at once the platform had it wrong in Node 20.18 to 24.0 (GMAIL §8.2). Five bytes that stand for nothing stay control characters. */
const decodeWindows1252 = (bytes: Buffer) => new TextDecoder('windows-1252').decode(bytes, { stream: true })

const withoutMark = (text: string) => (text.startsWith('\ufeff') ? text.slice(1) : text)

function decodeClaimed(bytes: Buffer, charset: string): string | undefined {
  if (charset === 'utf-16' && bytes[0] === 0xfe && bytes[1] === 0xff)
    return new TextDecoder('utf-16be').decode(bytes)
  if (WINDOWS_1252.has(charset)) return decodeWindows1252(bytes)
  const name = ICONV.get(charset)
  if (name) return iconv.decode(bytes, name)
  try {
    return new TextDecoder(charset.startsWith('iso-2022-jp') ? 'iso-2022-jp' : charset).decode(bytes)
  } catch {
    return OLD_CHARSET.test(charset) && iconv.encodingExists(charset)
      ? iconv.decode(bytes, charset)
      : undefined
  }
}

/** What iconv-lite may be asked for by a mail: it also knows base64 and hex. */
const OLD_CHARSET = /^(?:cp|ibm|mac|x-mac|utf-|armscii|georgian|hp-|iso-|pt|rk|tcvn|viscii)/

/** Latin-1 in mail means windows-1252, as in the WHATWG Encoding Standard. */
const WINDOWS_1252 = new Set(
  'iso-8859-1 iso8859-1 latin1 latin-1 l1 cp1252 windows-1252 x-cp1252 ansi-x3.4-1968'.split(' '),
)

/**
 * Charsets for iconv-lite: those that the platform does not know, or reads by a narrower table than mail means (GMAIL §8.2). GB 18030 holds all of GBK and GB 2312, cp949 all of KS C 5601 and EUC-KR, cp932 all of Shift JIS; the platform's `euc-kr` lacks half of Korean.
 */
const ICONV = new Map([
  ...namesFor('windows-1254', 'iso-8859-9 latin5 windows-1254'),
  ...namesFor('cp932', 'shift-jis shiftjis sjis x-sjis cp932 ms932 ms-kanji windows-31j'),
  ...namesFor('eucjp', 'euc-jp x-euc-jp'),
  ...namesFor('gb18030', 'gb2312 gb-2312-80 csgb2312 gbk x-gbk cp936 ms936 windows-936 gb18030'),
  ...namesFor('big5hkscs', 'big5 big5-hkscs x-x-big5 cp950 csbig5'),
  ...namesFor('cp949', 'euc-kr ks-c-5601-1987 ks-c-5601-1989 ksc5601 ksc-5601 cp949 uhc windows-949'),
])

function namesFor(iconvName: string, names: string): [string, string][] {
  return names.split(' ').map((name) => [name, iconvName])
}
