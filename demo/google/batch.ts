import { randomBytes } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import { type Asked, open, perform } from './api.ts'
import { GoogleError, invalid } from './errors.ts'
import type { Google } from './google.ts'
import { header, readHeaders, readParameters } from './headers.ts'
import { type Answer, answerHeaders, answerText, type Ending, refused } from './http.ts'
import { splitParts } from './mime.ts'

const MOST_PARTS = 100

type Part = { contentId: string | undefined; asked: Asked }

/**
 * A batch: every part is admitted first, as all of them run together, and is then judged alone. The answers stand in the order of the
 * parts. A part whose connection dies on purpose takes the whole answer with it.
 */
export async function answerBatch(
  google: Google,
  body: Buffer,
  contentType: string | undefined,
  authorization: string | undefined,
): Promise<{ answer: Answer; ending: Ending }> {
  const parts = readParts(body, contentType, authorization)
  if (!parts)
    return {
      answer: refused(invalid('Failed to parse batch request, error: no multipart boundary')),
      ending: undefined,
    }
  if (parts.length > MOST_PARTS) {
    const error = new GoogleError(
      400,
      'badRequest',
      `The batch request could not be processed. Inner request count exceeds the limit. Received: ${parts.length}, Limit: ${MOST_PARTS}`,
    )
    return { answer: refused(error), ending: undefined }
  }
  const opened = parts.map((part) => ({ ...part, opened: open(google, part.asked) }))
  const answered = await Promise.all(
    opened.map(async (part) => {
      try {
        return { contentId: part.contentId, ...(await perform(google, part.opened)) }
      } finally {
        part.opened.release()
      }
    }),
  )

  const boundary = `batch_${randomBytes(16).toString('base64url')}`
  let text = ''
  let cutAt: number | undefined
  for (const { contentId, answer, ending } of answered) {
    if (ending === 'lost') return { answer, ending }
    const written = writePart(boundary, contentId, answer)
    if (ending === 'cut') cutAt ??= Buffer.byteLength(text) + Math.floor(Buffer.byteLength(written) / 2)
    text += written
  }
  const answer: Answer = {
    status: 200,
    headers: { 'Content-Type': `multipart/mixed; boundary=${boundary}` },
    text: `${text}--${boundary}--\r\n`,
    ...(cutAt !== undefined && { cutAt }),
  }
  return { answer, ending: cutAt === undefined ? undefined : 'cut' }
}

function readParts(
  body: Buffer,
  contentType: string | undefined,
  authorization: string | undefined,
): Part[] | undefined {
  const { boundary } = readParameters(contentType).parameters
  if (!boundary) return undefined
  return splitParts(body, 0, body.length, boundary).map(({ start, end }) => {
    const outer = readHeaders(body, start, end)
    const lineEnd = body.indexOf(10, outer.bodyStart)
    const line = body.toString('latin1', outer.bodyStart, lineEnd < 0 || lineEnd > end ? end : lineEnd).trim()
    const inner = readHeaders(body, lineEnd < 0 || lineEnd > end ? end : lineEnd + 1, end)
    const [method = '', target = ''] = line.split(' ')
    return {
      contentId: header(outer.headers, 'content-id'),
      asked: {
        method: method.toUpperCase(),
        url: new URL(target.startsWith('/') ? target : '/invalid', 'http://inner'),
        authorization: header(inner.headers, 'authorization') ?? authorization,
        body: body.toString('utf8', inner.bodyStart, end),
      },
    }
  })
}

function writePart(boundary: string, contentId: string | undefined, answer: Answer): string {
  const headers = Object.entries(answerHeaders(answer)).filter(([name]) => name !== 'Server')
  const id = contentId?.replace(/^<(.*)>$/, '<response-$1>')
  return [
    `--${boundary}`,
    'Content-Type: application/http',
    ...(id ? [`Content-ID: ${id}`] : []),
    '',
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
    answerText(answer),
    '',
  ].join('\r\n')
}
