import { parseParameters } from './parameters.ts'

const LONGEST_LINE = 64 * 1024 // bytes held at once; a line of mail has 998 (RFC 5322 §2.1.1)
const LONGEST_HEAD = 256 * 1024 // bytes of a part's head that are read

/**
 * A message that is a part of another one, byte for byte, as it streams by: `path` says which part of the mail it is, and which part of that one, by
 * numbers from 0 (RFC 2046 §5.1). Gives nothing where there is no such part.
 */
export async function* messageWithin(
  mail: AsyncIterable<Uint8Array>,
  path: number[],
): AsyncGenerator<Uint8Array> {
  let lines: AsyncIterable<Buffer> = linesOf(mail)
  for (const index of path) lines = partOf(lines, index)
  let inHead = true
  for await (const line of lines) {
    if (!inHead) yield line
    else if (isBlank(line)) inHead = false
  }
}

/** The lines of one part, its head first. The line break before a delimiter belongs to that (RFC 2046 §5.1.1). */
async function* partOf(lines: AsyncIterable<Buffer>, index: number): AsyncGenerator<Buffer> {
  let head: string | undefined = ''
  let delimiter = ''
  let at = -1
  let held: Buffer | undefined // the line before, whose line break may be a delimiter's
  for await (const line of lines) {
    if (head !== undefined) {
      if (!isBlank(line)) {
        if (head.length < LONGEST_HEAD) head += line.toString('latin1')
        continue
      }
      delimiter = delimiterIn(head)
      head = undefined
      if (delimiter === '') return
    } else if (isDelimiter(line, delimiter)) {
      if (held) yield held.subarray(0, held.length - lineBreakOf(held))
      if (at === index) return
      at += 1
    } else if (at === index) {
      if (held) yield held
      held = line
    }
  }
  if (held) yield held // the mail broke off
}

function delimiterIn(head: string): string {
  const [, type = ''] = /^content-type:((?:[^\r\n]|\r?\n[ \t])*)/im.exec(head) ?? []
  const boundary = parseParameters(type.replace(/\r?\n/g, '')).parameters.get('boundary')
  return boundary ? `--${boundary}` : ''
}

const isDelimiter = (line: Buffer, delimiter: string) =>
  line.length < 1_000 && [delimiter, `${delimiter}--`].includes(line.toString('latin1').trimEnd())

const isBlank = (line: Buffer) => line.length === lineBreakOf(line)

function lineBreakOf(line: Buffer): number {
  if (line.at(-1) !== 10) return 0
  return line.at(-2) === 13 ? 2 : 1
}

/** Lines with their line breaks. One that is longer than any mail's comes in pieces. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk])
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      yield bytes.subarray(from, end + 1)
      from = end + 1
    }
    rest = bytes.subarray(from)
    if (rest.length < LONGEST_LINE) continue
    yield rest
    rest = Buffer.alloc(0)
  }
  if (rest.length > 0) yield rest
}
