import { decodeText } from './charset.ts'
import { decodeWords } from './encoded-words.ts'

const MAX_HEAD = 500_000 // bytes; real heads stay under 50 kB
const MAX_FIELDS = 1_000

/** A field of a mail's head. `raw`: its value as it travelled, on its lines; `text`: unfolded, encoded words read. */
export type SourceField = { name: string; raw: string; text: string }

/**
 * The head of a mail from its bytes (RFC 5322 §2.2), in the order it stands there, each field as often as it comes. Lines that are no field are
 * left out. Takes the head of what begins with it; what follows the first empty line is not looked at.
 */
export function readSourceHead(bytes: Buffer): SourceField[] {
  const head = decodeText(bytes.subarray(0, Math.min(endOfHead(bytes), MAX_HEAD)), undefined)
  const fields: { name: string; lines: string[] }[] = []
  for (const line of head.split(/\r\n|\n|\r/)) {
    const begun = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line) // a name is any ASCII that is seen, but the colon
    if (begun) fields.push({ name: begun[1] ?? '', lines: [begun[2]?.trim() ?? ''] })
    else if (/^[ \t]/.test(line)) fields.at(-1)?.lines.push(line.trimEnd())
    if (fields.length > MAX_FIELDS) break
  }
  return fields.slice(0, MAX_FIELDS).map(({ name, lines }) => ({
    name,
    raw: lines.join('\n'),
    text: decodeWords(lines.map((line) => line.trim()).join(' ')).trim(),
  }))
}

function endOfHead(bytes: Buffer): number {
  const ends = ['\r\n\r\n', '\n\n'].map((mark) => bytes.indexOf(mark)).filter((at) => at >= 0)
  return ends.length > 0 ? Math.min(...ends) : bytes.length
}
