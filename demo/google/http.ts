import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { GoogleError } from './errors.ts'

/** What to answer. Exactly one of json, text, bytes and stream, or none for an empty body. */
export type Answer = {
  status: number
  headers?: Record<string, string>
  json?: unknown
  text?: string
  bytes?: Buffer
  stream?: Iterable<string>
  /** Where a cut falls, in bytes of the body; in the middle unless said. */
  cutAt?: number
}

/** How the answer goes wrong on purpose: `lost` before its first byte, `cut` in the middle of its body. */
export type Ending = 'lost' | 'cut' | undefined

export const ok = (json: unknown): Answer => ({ status: 200, json })

export const nothing = (): Answer => ({ status: 204 })

export const html = (status: number, text: string): Answer => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  text,
})

export const refused = (error: GoogleError): Answer => ({ status: error.code, json: error.body() })

/** The whole body. Beyond `limit` bytes the rest is read and thrown away, and `undefined` given. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else chunks.length = 0
  }
  return size <= limit ? Buffer.concat(chunks) : undefined
}

/** Throws Google's parse error when the text is no JSON object. An empty body is an empty object. */
export function readJson(text: string): Record<string, unknown> {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (isRecord(value)) return value
  } catch {
    // falls through to the one error for both
  }
  throw new GoogleError(400, 'parseError', 'Invalid JSON payload received. Unexpected token.')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Sends an answer, or dies where the ending says. Resolves when all is handed to the socket. */
export async function send(response: ServerResponse, answer: Answer, ending?: Ending): Promise<void> {
  if (ending === 'lost') return void response.destroy()
  const headers = answerHeaders(answer)
  if (answer.stream && ending !== 'cut') return sendStream(response, answer.status, headers, answer.stream)
  const body = answer.bytes ?? Buffer.from(answerText(answer))
  if (answer.status !== 204) headers['Content-Length'] = String(body.length)
  response.writeHead(answer.status, headers)
  if (ending !== 'cut') return void response.end(body)
  response.write(body.subarray(0, answer.cutAt ?? Math.floor(body.length / 2)), () => response.destroy())
}

/** The body as one text. */
export function answerText(answer: Answer): string {
  if (answer.json !== undefined) return JSON.stringify(answer.json)
  return answer.stream ? [...answer.stream].join('') : (answer.text ?? '')
}

export function answerHeaders(answer: Answer): Record<string, string> {
  const json = answer.json !== undefined || answer.stream !== undefined
  return {
    ...(json && { 'Content-Type': 'application/json; charset=UTF-8' }),
    'Cache-Control': 'private',
    Server: 'ESF',
    ...answer.headers,
  }
}

async function sendStream(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  stream: Iterable<string>,
): Promise<void> {
  response.writeHead(status, headers)
  const gone = once(response, 'close').catch(() => undefined) // whoever hung up is not missed
  for (const piece of stream) {
    if (response.destroyed) return
    if (!response.write(piece)) await Promise.race([once(response, 'drain'), gone])
  }
  response.end()
}
