import { decodeText } from '#/lib/mime/charset.ts'
import { readBeginning } from './beginning.ts'
import { readClaim } from './file-claims.ts'
import { readTable } from './table.ts'
import type { TextPreview } from './types.ts'

const MOST_BYTES = 1_000_000 // some 20,000 lines: more is no reading
const LONGEST_LINE = 10_000 // bytes looked back for the end of a line, so that no character is cut in two

/** What a file of text says, up to a megabyte of it; of a `.csv` or `.tsv` its rows as well. */
export async function previewText(
  file: { name: string; type: string },
  stream: ReadableStream<Uint8Array>,
): Promise<TextPreview> {
  const { bytes, cut } = await readBeginning(stream, MOST_BYTES)
  const whole = cut ? bytes.subarray(0, endOfLine(bytes)) : bytes
  const text = decodeText(whole, charsetOf(whole)).replaceAll('\r\n', '\n').replaceAll('\0', '\ufffd')
  const table = readClaim(file.name, file.type).kind === 'table' ? readTable(text) : null
  return { kind: 'text', text, table, cut }
}

function endOfLine(bytes: Buffer): number {
  const end = bytes.lastIndexOf(0x0a)
  return end > bytes.length - LONGEST_LINE ? end + 1 : bytes.length
}

/** A byte order mark says UTF-16; for all else the bytes decide. */
function charsetOf(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}
