import { readHeaders } from './headers.ts'

/**
 * A mail with some headers taken out and others put on top. Raw 8-bit bytes in the headers are taken as Latin-1, as Gmail does with what
 * the API hands it, so UTF-8 that was not encoded becomes mojibake.
 */
export function rewriteHeaders(
  raw: Buffer,
  change: { drop: string[]; top: string[]; latin1?: boolean },
): Buffer {
  const { bodyStart } = readHeaders(raw, 0, raw.length)
  const dropped = new Set(change.drop.map((name) => name.toLowerCase()))
  const kept = fields(raw.toString('latin1', 0, bodyStart)).filter(
    (field) => !dropped.has(field.slice(0, field.indexOf(':')).trim().toLowerCase()),
  )
  const old = kept.map((field) => `${field}\r\n`).join('')
  return Buffer.concat([
    Buffer.from(change.top.map((line) => `${line}\r\n`).join('')),
    Buffer.from(old, change.latin1 ? 'utf8' : 'latin1'),
    Buffer.from('\r\n'),
    raw.subarray(bodyStart),
  ])
}

/** Each header with the lines it is folded over. */
function fields(block: string): string[] {
  const result: string[] = []
  for (const line of block.split(/\r?\n/)) {
    const last = result.length - 1
    if (/^[ \t]/.test(line) && last >= 0) result[last] += `\r\n${line}`
    else if (line.includes(':')) result.push(line)
  }
  return result
}
