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
  return decodeClaimed(bytes, charset) ?? iconv.decode(bytes, 'windows-1252')
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
  return whole > damaged ? withoutMark(text) : iconv.decode(bytes, 'windows-1252')
}

const withoutMark = (text: string) => (text.startsWith('\ufeff') ? text.slice(1) : text)

function decodeClaimed(bytes: Buffer, charset: string): string | undefined {
  if (charset === 'utf-16' && bytes[0] === 0xfe && bytes[1] === 0xff)
    return new TextDecoder('utf-16be').decode(bytes)
  const iconvName = ICONV[charset]
  if (iconvName) return iconv.decode(bytes, iconvName)
  try {
    return new TextDecoder(PLATFORM[charset] ?? charset).decode(bytes)
  } catch {
    return iconv.encodingExists(charset) ? iconv.decode(bytes, charset) : undefined
  }
}

/**
 * Charsets for iconv-lite: the ones that the platform does not know, has had wrong, or decodes by another table than mail means.
 * Latin-1 in mail is windows-1252, as in the WHATWG Encoding Standard, and the platform's own was wrong in Node 20.18 to 24.0 (GMAIL §8.2).
 */
const ICONV: Record<string, string> = {
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'latin-1': 'windows-1252',
  l1: 'windows-1252',
  cp1252: 'windows-1252',
  'windows-1252': 'windows-1252',
  'x-cp1252': 'windows-1252',
  'ansi-x3.4-1968': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  latin5: 'windows-1254',
  'shift-jis': 'cp932',
  sjis: 'cp932',
  'x-sjis': 'cp932',
  cp932: 'cp932',
  ms932: 'cp932',
  'windows-31j': 'cp932',
  cp437: 'cp437',
  cp850: 'cp850',
}

/** Charsets for the platform under the name that it knows, in its widest form: GB 18030 holds all of GBK and GB 2312, UHC all of KS C 5601. */
const PLATFORM: Record<string, string> = {
  gb2312: 'gb18030',
  'gb-2312-80': 'gb18030',
  'x-gbk': 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  'windows-936': 'gb18030',
  'ks-c-5601-1987': 'euc-kr',
  'ks-c-5601-1989': 'euc-kr',
  ksc5601: 'euc-kr',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  'windows-949': 'euc-kr',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  'iso-2022-jp-2004': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
}
