import { AppError } from '#/lib/errors.ts'

const BODY_BYTES = 1024 * 1024 // the longest JSON a page sends is a mail's text; files go up in chunks of their own

/** A request's body as text. Throws 413 past 1 MiB, whatever its Content-Length claims. */
export async function readText(request: Request): Promise<string> {
  const reader = request.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > BODY_BYTES) {
      await reader.cancel()
      throw new AppError(413, 'too_large', 'This is more than Lilac takes at once: 1 MB.')
    }
    text += decoder.decode(value, { stream: true })
  }
}

const UPLOAD_BYTES = 4 * 1024 * 1024 // of a file: what hosts let through in one request
const PIECE_BYTES = 512 * 1024

/**
 * A request's body as bytes, as they come, in pieces of half a megabyte or a little more. Throws 403 for another type than plain bytes, since
 * other sites can send those without asking first, 413 past 4 MiB.
 */
export async function* readPieces(request: Request): AsyncGenerator<Buffer> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/octet-stream')
    throw new AppError(403, 'not_bytes', 'Files are sent as application/octet-stream.')
  let held: Uint8Array[] = []
  let holds = 0
  let size = 0
  for await (const bytes of request.body ?? []) {
    held.push(bytes)
    holds += bytes.byteLength
    size += bytes.byteLength
    if (size > UPLOAD_BYTES) throw new AppError(413, 'too_large', 'A file is sent in pieces of at most 4 MB.')
    if (holds < PIECE_BYTES) continue
    yield Buffer.concat(held)
    held = []
    holds = 0
  }
  yield Buffer.concat(held)
}

/**
 * A request's body as JSON; `undefined` when it has none. Half a character, as a text that was cut in the middle of one has it, becomes U+FFFD: PostgreSQL
 * takes none in JSON. Throws 403 for another type, since other sites can send those without asking first, 400 for what is not JSON.
 */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new AppError(403, 'not_json', 'Changes are sent as JSON.')
  const text = await readText(request)
  if (text === '') return undefined
  try {
    return JSON.parse(text, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value))
  } catch (cause) {
    throw new AppError(400, 'bad_json', 'The request is not JSON.', { cause })
  }
}
