import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Asked, faultAnswer, open, perform, truncated } from './api.ts'
import { answerBatch } from './batch.ts'
import { complain } from './complain.ts'
import { answerControl } from './control.ts'
import { type Google, meetFaults } from './google.ts'
import { type Answer, type Ending, html, readBody, send } from './http.ts'
import { signIn } from './oauth.ts'
import { errorPage } from './pages.ts'
import { picture } from './pictures.ts'
import { answerUpload } from './uploads.ts'

const JSON_LIMIT = 5_242_880 // bytes; Google's front reads about so much of a JSON body
const BATCH_LIMIT = 16_777_216
const CONTROL_LIMIT = 256 * 1_048_576
const FORM_LIMIT = 65_536

type Result = { answer: Answer; ending: Ending }

/** The HTTP server of one Google. */
export function createGoogleServer(google: Google): Server {
  const server = createServer((request, response) => {
    answerRequest(google, request)
      .then(({ answer, ending }) => send(response, answer, ending))
      .catch((error: unknown) => fail(response, error))
  })
  server.keepAliveTimeout = 75_000 // ms; a busy client must not find its idle connection closed under it
  return server
}

async function answerRequest(google: Google, request: IncomingMessage): Promise<Result> {
  const origin = `http://${request.headers.host ?? '127.0.0.1'}`
  const url = new URL(request.url ?? '/', origin)
  const path = url.pathname
  if (path.startsWith('/_control/')) return done(await control(google, request, url))
  if (/^\/(?:resumable\/)?upload\/gmail\/v1\//.test(path)) return answerUpload(google, request, url, origin)
  if (path === '/batch' || path === '/batch/gmail/v1') return batch(google, request, url)
  if (path.startsWith('/gmail/v1/')) return call(google, request, url)
  return signInOrLost(google, request, url, origin)
}

async function call(google: Google, request: IncomingMessage, url: URL): Promise<Result> {
  const body = await readBody(request, JSON_LIMIT)
  const asked: Asked = {
    method: request.method ?? 'GET',
    url,
    authorization: request.headers.authorization,
    body: body?.toString(),
  }
  const opened = open(google, asked)
  try {
    return await perform(google, opened)
  } finally {
    opened.release()
  }
}

async function batch(google: Google, request: IncomingMessage, url: URL): Promise<Result> {
  const body = await readBody(request, BATCH_LIMIT)
  const run = () =>
    answerBatch(
      google,
      body ?? Buffer.alloc(0),
      request.headers['content-type'],
      request.headers.authorization,
    )
  return withFaults(google, request, url, run)
}

async function signInOrLost(
  google: Google,
  request: IncomingMessage,
  url: URL,
  origin: string,
): Promise<Result> {
  const body = await readBody(request, FORM_LIMIT)
  return withFaults(google, request, url, () => {
    const visit = {
      method: request.method ?? 'GET',
      url,
      origin,
      headers: { authorization: request.headers.authorization },
      body: body?.toString() ?? '',
    }
    const answer =
      signIn(google, visit) ??
      picture(google, url.pathname) ??
      html(404, errorPage('Error 404 (Not Found)', `${url.pathname} was not found on this server.`))
    return done(answer)
  })
}

/** Applies the faults on demand to a request that is no Gmail call of its own. */
async function withFaults(
  google: Google,
  request: IncomingMessage,
  url: URL,
  run: () => Result | Promise<Result>,
): Promise<Result> {
  const faults = meetFaults(google, { method: request.method ?? '', path: url.pathname + url.search })
  for (const fault of faults) {
    if (fault.kind === 'latency') await new Promise((resolve) => setTimeout(resolve, fault.ms))
  }
  const fault = faults.find((other) => other.kind !== 'latency')
  if (fault?.kind === 'status') return done(faultAnswer(fault, url.pathname === google.choices.paths.token))
  const result = await run()
  if (fault?.kind === 'truncate') return done(truncated(result.answer))
  if (fault?.kind === 'lost_answer') return { ...result, ending: 'lost' }
  return fault?.kind === 'cut' ? { ...result, ending: 'cut' } : result
}

async function control(google: Google, request: IncomingMessage, url: URL): Promise<Answer> {
  if (request.headers.origin)
    return { status: 403, json: { error: 'Control is not for pages in a browser.' } }
  const body = await readBody(request, CONTROL_LIMIT)
  if (!body) return { status: 413, json: { error: `A control call holds at most ${CONTROL_LIMIT} bytes.` } }
  const command = `${request.method} ${url.pathname.slice('/_control/'.length)}`
  return answerControl(google, command, url.searchParams, body.toString())
}

function done(answer: Answer): Result {
  return { answer, ending: undefined }
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.destroyed) return // the client hung up in the middle of its request
  complain(error)
  if (response.headersSent) response.destroy()
  else response.writeHead(500, { 'Content-Type': 'text/plain' }).end('Internal error of the local Google')
}
