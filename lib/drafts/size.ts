import { AppError } from '#/lib/errors.ts'

/** Gmail takes no more of a mail as it travels, its files encoded (GMAIL §6.2). */
export const MOST_BYTES = 36_700_160

const HEAD = 64 * 1024 // bytes: names, references and the head of every part
const LINE = 76 // characters of a line of base64, which brings a line break along (RFC 2045 §6.8)

/** How many bytes a file of so many has in a mail. */
function encodedBytes(size: number): number {
  const characters = Math.ceil(size / 3) * 4
  return characters + Math.ceil(characters / LINE) * 2
}

type Sized = { size: number; type: string; fromMessageId: number | null }

/** How many bytes the whole mail will have, at most. Texts count twice: as html and as plain text. */
export function mailBytes(texts: string[], files: Sized[]): number {
  const written = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const attached = files.reduce(
    (sum, { size, fromMessageId }) => sum + (fromMessageId === null ? encodedBytes(size) : size),
    0,
  )
  return HEAD + 2 * encodedBytes(written) + attached
}

/** Throws when a mail would be larger than Gmail takes. */
export function mustFit(bytes: number): void {
  if (bytes <= MOST_BYTES) return
  const most = Math.floor(MOST_BYTES / encodedBytes(1_000_000))
  throw new AppError(
    413,
    'too_large',
    `With this the mail is too large: Gmail takes about ${most} MB of files in one, and this is ${megabytes(bytes - MOST_BYTES)} too much. Share a link to the file instead.`,
    { field: 'files' },
  )
}

function megabytes(encoded: number): string {
  const bytes = Math.ceil((encoded * 3) / 4)
  if (bytes < 1_000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
