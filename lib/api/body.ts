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

const PIECE_BYTES = 4 * 1024 * 1024 // of a file: what hosts let through in one request

/** A request's body as bytes. Throws 403 for another type than plain bytes, since other sites can send those without asking first, 413 past 4 MiB. */
export async function readBytes(request: Request): Promise<Buffer> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/octet-stream')
    throw new AppError(403, 'not_bytes', 'Files are sent as application/octet-stream.')
  const pieces: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > PIECE_BYTES) {
      await reader.cancel()
      throw new AppError(413, 'too_large', 'A file is sent in pieces of at most 4 MB.')
    }
    pieces.push(value)
  }
  return Buffer.concat(pieces)
}

/** A request's body as JSON; `undefined` when it has none. Throws 403 for another type, since other sites can send those without asking first, 400 for what is not JSON. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new AppError(403, 'not_json', 'Changes are sent as JSON.')
  const text = await readText(request)
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError(400, 'bad_json', 'The request is not JSON.', { cause })
  }
}
