import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { imageTypeOf } from '#/lib/mail/image-type.ts'
import { connectPublicly } from './connect.ts'
import { NoImage } from './no-image.ts'
import { rasterType } from './raster.ts'
import { type Resolve, resolvePublicly } from './resolve.ts'

const REDIRECTS = 3
const PATIENCE_MS = 10_000 // for all of it: names, connections, redirects, the last byte
const LARGEST_BYTES = 5 * 1024 * 1024
const HEADER_BYTES = 16 * 1024
const TYPE_BYTES = 12 // enough to know a type by

export type FetchedImage = { type: string; bytes: Buffer }

type Options = {
  /** `host:port` of servers that may be asked wherever they are. */
  allow?: string[]
  resolve?: Resolve
  patienceMs?: number
}

/**
 * Fetches a picture that a stranger's mail names. Asks public addresses alone, on the ports of the web, at every hop anew; passes on
 * nothing of the reader (no cookie, referrer, language or browser's name); reads at most 5 MB and waits at most 10 s. Gives raster
 * pictures by their bytes, whatever they claim to be. Throws NoImage.
 */
export async function fetchPublicImage(
  address: string,
  { allow = [], resolve = resolvePublicly, patienceMs = PATIENCE_MS }: Options = {},
): Promise<FetchedImage> {
  const signal = AbortSignal.timeout(patienceMs)
  try {
    let url = checked(address)
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const answer = await ask(url, { allow, resolve, signal })
      const next = redirectOf(answer)
      if (next === undefined) return await readImage(answer)
      answer.destroy() // unread, whatever it holds
      url = checked(next, url)
    }
    throw new NoImage('refused', `more than ${REDIRECTS} redirects`)
  } catch (error) {
    if (error instanceof NoImage) throw error
    if (signal.aborted) throw new NoImage('slow', `no picture within ${patienceMs} ms`, { cause: error })
    if (!(error instanceof Error && 'code' in error)) throw error // a mistake of ours; the network's have a code
    throw new NoImage('unreachable', error.message, { cause: error })
  }
}

/** WHATWG parsing writes every spelling of an IPv4 address as four decimal numbers, so that what is judged is what is asked. */
function checked(address: string, base?: URL): URL {
  const url = URL.parse(address, base)
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '')
    throw new NoImage('refused', 'no address of the web')
  if (url.username || url.password) throw new NoImage('refused', 'an address with credentials')
  return url
}

async function ask(url: URL, connection: Parameters<typeof connectPublicly>[1]): Promise<IncomingMessage> {
  const socket = await connectPublicly(url, connection)
  const asking = request({
    createConnection: () => socket, // used because no agent is named
    path: url.pathname + url.search,
    maxHeaderSize: HEADER_BYTES,
    headers: {
      host: url.host,
      accept: 'image/webp,image/png,image/jpeg,image/gif',
      'accept-encoding': 'identity', // nothing is ever unpacked, so nothing can unpack to more
      'user-agent': 'Lilac image proxy',
      connection: 'close',
    },
  })
  asking.on('error', () => undefined) // one that comes after the answer has begun is the answer's own too
  try {
    asking.end()
    const [answer]: IncomingMessage[] = await once(asking, 'response')
    if (!answer) throw new NoImage('unreachable', 'no answer')
    return answer
  } catch (error) {
    socket.destroy()
    throw error
  }
}

function redirectOf({ statusCode = 0, headers: { location } }: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? location : undefined
}

/** Leaving the loop early closes the connection: the rest is never read. */
async function readImage(answer: IncomingMessage): Promise<FetchedImage> {
  const length = Number(answer.headers['content-length'] ?? 0)
  if (answer.statusCode !== 200 || length > LARGEST_BYTES) {
    answer.destroy()
    if (answer.statusCode !== 200) throw new NoImage('unreachable', `status ${answer.statusCode}`)
    throw new NoImage('too_large', `${length} bytes`)
  }
  const pieces: Buffer[] = []
  let read = 0
  for await (const piece of answer as AsyncIterable<Buffer>) {
    pieces.push(piece)
    const before = read
    read += piece.length
    if (read > LARGEST_BYTES) throw new NoImage('too_large', `more than ${LARGEST_BYTES} bytes`)
    if (before < TYPE_BYTES && read >= TYPE_BYTES && !imageTypeOf(Buffer.concat(pieces))) break
  }
  const bytes = Buffer.concat(pieces)
  const type = rasterType(bytes)
  if (!type) throw new NoImage('no_picture', 'not a picture that is shown')
  return { type, bytes }
}
