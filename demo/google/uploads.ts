import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type Asked, callerOf, faultAnswer, meet, noteCall, open, perform } from './api.ts'
import { GoogleError, invalid, notFound } from './errors.ts'
import type { Google } from './google.ts'
import { header, readHeaders, readParameters } from './headers.ts'
import { type Answer, answerText, type Ending, readBody, refused } from './http.ts'
import { splitParts } from './mime.ts'
import { findRoute } from './routes.ts'

type Result = { answer: Answer; ending: Ending }

type Session = {
  id: string
  authorization: string
  method: string
  target: string
  metadata: string
  size_limit: number
  received: number
  expires_at: number
  answer: string | null
}

const CHUNK = 262_144 // every chunk but the last is a multiple of this
const SESSION_MS = 7 * 86_400_000
const METADATA_LIMIT = 1_048_576
const ENVELOPE = 65_536 // bytes around the mail in a multipart upload

/** A call below /upload or /resumable/upload: the mail as the body, beside its metadata, or in resumable chunks. */
export async function answerUpload(
  google: Google,
  request: IncomingMessage,
  url: URL,
  origin: string,
): Promise<Result> {
  const session = url.searchParams.get('upload_id')
  if (session) return continueUpload(google, request, url, session)
  const asked: Asked = {
    method: request.method ?? '',
    url,
    authorization: request.headers.authorization,
    body: '',
  }
  const path = url.pathname.replace(/^\/(?:resumable\/)?upload\/gmail\/v1\/users\/[^/]+\//, '')
  const limit = findRoute(asked.method, path)?.route.uploadLimit
  if (limit === undefined) return finished(refused(new GoogleError(404, 'notFound', 'Not Found')))
  const kind = url.pathname.startsWith('/resumable/') ? 'resumable' : url.searchParams.get('uploadType')
  if (kind === 'resumable') return startUpload(google, request, asked, limit, origin)

  const body = await readBody(request, limit + ENVELOPE)
  if (!body) return finished(refused(tooLarge(limit)))
  const type = readParameters(request.headers['content-type'])
  if (kind === 'media') {
    if (type.value.startsWith('multipart/'))
      return finished(
        refused(invalid("Media type 'multipart/related' is not supported. Valid media types: [message/*]")),
      )
    asked.upload = body
  } else if (kind === 'multipart') {
    const parts = splitParts(body, 0, body.length, type.parameters.boundary)
    const [first, second] = parts.map(({ start, end }) => ({ ...readHeaders(body, start, end), end }))
    if (!first || !second) return finished(refused(invalid('Missing end boundary in multipart body.')))
    if (!(header(second.headers, 'content-type') ?? '').startsWith('message/')) {
      return finished(refused(invalid('Media type is not supported. Valid media types: [message/*]')))
    }
    asked.body = body.toString('utf8', first.bodyStart, first.end)
    asked.upload = body.subarray(second.bodyStart, second.end)
  } else {
    return finished(refused(invalid(`Unknown uploadType: ${kind ?? 'none'}`)))
  }
  if (asked.upload.length > limit) return finished(refused(tooLarge(limit)))
  return admitAndPerform(google, asked)
}

async function admitAndPerform(google: Google, asked: Asked): Promise<Result> {
  const opened = open(google, asked)
  try {
    return await perform(google, opened)
  } finally {
    opened.release()
  }
}

async function startUpload(
  google: Google,
  request: IncomingMessage,
  asked: Asked,
  limit: number,
  origin: string,
): Promise<Result> {
  const metadata = await readBody(request, METADATA_LIMIT)
  if (!metadata) return finished(refused(tooLarge(METADATA_LIMIT)))
  if (Number(request.headers['x-upload-content-length'] ?? 0) > limit)
    return finished(refused(tooLarge(limit)))
  const opened = open(google, asked)
  opened.release()
  const fault = opened.faults.find((other) => other.kind !== 'latency')
  const { admitted } = opened
  if (!admitted) return finished(opened.refusal ?? refused(notFound()))
  const answer = fault?.kind === 'status' ? faultAnswer(fault) : undefined
  noteCall(
    google,
    `${admitted.route.name} begun`,
    admitted.person.email,
    answer?.status ?? 200,
    admitted.route.units,
  )
  if (answer) return finished(answer)
  const id = `A${randomBytes(48).toString('base64url')}`
  google.store.run(
    'INSERT INTO uploads (id, authorization, method, target, metadata, size_limit, received, expires_at) VALUES (?, ?, ?, ?, ?, ?, 0, ?)',
    id,
    asked.authorization ?? '',
    asked.method,
    asked.url.pathname + asked.url.search,
    metadata.toString(),
    limit,
    google.now() + SESSION_MS,
  )
  const location = new URL(asked.url.pathname + asked.url.search, origin)
  location.searchParams.set('upload_id', id)
  const headers = { Location: location.href, 'X-GUploader-UploadID': id }
  return { answer: { status: 200, headers, text: '' }, ending: fault && 'lost' } // an empty body has no middle
}

async function continueUpload(
  google: Google,
  request: IncomingMessage,
  url: URL,
  id: string,
): Promise<Result> {
  const bytes = await readBody(request, 64 * 1_048_576)
  const session = google.store.one<Session>(
    'SELECT * FROM uploads WHERE id = ? AND expires_at > ?',
    id,
    google.now(),
  )
  if (!session) return finished(refused(notFound()))
  const asked: Asked = { method: request.method ?? '', url, authorization: session.authorization, body: '' }
  const faults = meet(google, asked, callerOf(google, asked))
  for (const fault of faults) {
    if (fault.kind === 'latency') await new Promise((resolve) => setTimeout(resolve, fault.ms))
    if (fault.kind === 'status') return finished(faultAnswer(fault))
  }
  const range = request.headers['content-range']
  if (bytes && faults.some((fault) => fault.kind === 'cut')) return cutOff(google, session, range, bytes)
  const dies = faults.some((fault) => fault.kind === 'lost_answer')
  const result = bytes ? takeChunk(google, session, range, bytes) : refused(tooLarge(session.size_limit))
  const answer = result === 'complete' ? await finish(google, session) : result
  return { answer, ending: dies ? 'lost' : undefined }
}

/** Keeps a chunk. 'complete' when it was the last; else what to answer. */
function takeChunk(
  google: Google,
  session: Session,
  range: string | undefined,
  bytes: Buffer,
): Answer | 'complete' {
  if (session.answer !== null)
    return {
      status: 200,
      headers: { 'Content-Type': 'application/json; charset=UTF-8' },
      text: session.answer,
    }
  const [, from = '0', to, total] = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(range ?? '') ?? []
  if (range !== undefined && total === undefined)
    return refused(invalid('Failed to parse Content-Range header.'))
  const whole = range === undefined ? bytes.length : total === '*' ? undefined : Number(total)
  if (to === undefined && range !== undefined) return incomplete(session.received) // a question: how much is there?
  const start = Number(from)
  if (to !== undefined && Number(to) - start + 1 !== bytes.length) {
    return refused(
      invalid('The number of bytes uploaded is required to be equal or greater than the Content-Range.'),
    )
  }
  const last = whole !== undefined && start + bytes.length === whole
  if (!last && bytes.length % CHUNK !== 0)
    return refused(invalid(`Chunks must be multiples of ${CHUNK} bytes.`))
  if (start > session.received) return refused(invalid(`Expected bytes from ${session.received} on.`))
  if (start + bytes.length > session.size_limit) return refused(tooLarge(session.size_limit))
  keepBytes(google, session, bytes.subarray(session.received - start))
  return last && session.received === whole ? 'complete' : incomplete(session.received)
}

/** The connection dies while a piece comes: half of it, in whole chunks, is kept. */
function cutOff(google: Google, session: Session, range: string | undefined, bytes: Buffer): Result {
  const start = Number(/^bytes (\d+)-/.exec(range ?? '')?.[1] ?? 0)
  const half = Math.floor(bytes.length / 2 / CHUNK) * CHUNK
  if (session.answer === null && start <= session.received)
    keepBytes(google, session, bytes.subarray(session.received - start, half))
  return { answer: incomplete(session.received), ending: 'lost' }
}

function keepBytes(google: Google, session: Session, fresh: Buffer): void {
  if (fresh.length === 0) return
  google.store.transaction(() => {
    google.store.run(
      'INSERT INTO upload_chunks (upload, start, bytes) VALUES (?, ?, ?)',
      session.id,
      session.received,
      fresh,
    )
    session.received += fresh.length
    google.store.run('UPDATE uploads SET received = ? WHERE id = ?', session.received, session.id)
  })
}

async function finish(google: Google, session: Session): Promise<Answer> {
  const chunks = google.store.all<{ bytes: Uint8Array }>(
    'SELECT bytes FROM upload_chunks WHERE upload = ? ORDER BY start',
    session.id,
  )
  const { answer } = await admitAndPerform(google, {
    method: session.method,
    url: new URL(session.target, 'http://upload'),
    authorization: session.authorization,
    body: session.metadata,
    upload: Buffer.concat(chunks.map((chunk) => chunk.bytes)),
    paid: true,
    faults: [],
  })
  google.store.transaction(() => {
    google.store.run('DELETE FROM upload_chunks WHERE upload = ?', session.id)
    if (answer.status === 200)
      google.store.run('UPDATE uploads SET answer = ? WHERE id = ?', answerText(answer), session.id)
    else google.store.run('DELETE FROM uploads WHERE id = ?', session.id)
  })
  return answer
}

function incomplete(received: number): Answer {
  return {
    status: 308,
    headers: { ...(received > 0 && { Range: `bytes=0-${received - 1}` }) },
    text: '',
  }
}

function tooLarge(limit: number): GoogleError {
  return new GoogleError(413, 'uploadTooLarge', `Request payload size exceeds the limit: ${limit} bytes.`)
}

function finished(answer: Answer): Result {
  return { answer, ending: undefined }
}
