import type { Call } from './call.ts'
import { complain } from './complain.ts'
import { errorOf, GoogleError } from './errors.ts'
import type { Fault } from './faults.ts'
import { select } from './fields.ts'
import { type Google, meetFaults, note } from './google.ts'
import { type Answer, answerText, type Ending, readJson, refused } from './http.ts'
import type { Person } from './mailbox.ts'
import { personAt } from './people.ts'
import { findRoute, type Route } from './routes.ts'
import { findToken } from './tokens.ts'

/** A Gmail call as it came, alone or as a part of a batch. */
export type Asked = {
  method: string
  url: URL
  authorization: string | undefined
  /** The JSON body; undefined when it was larger than Google reads. */
  body: string | undefined
  upload?: Buffer
  /** An upload that was admitted when its session began pays nothing more. */
  paid?: boolean
  /** Faults that already met this request; without them it is matched anew. */
  faults?: Fault[]
}

export type Admitted = {
  route: Route
  person: Person
  client: string
  scopes: string[]
  params: Record<string, string>
}

/** A call that has taken its units and its place, or been refused. `release` gives the place back. */
export type Opened = {
  asked: Asked
  admitted: Admitted | undefined
  refusal: Answer | undefined
  faults: Fault[]
  release(): void
}

const API = /^\/(?:upload\/|resumable\/upload\/)?gmail\/v1\/users\/([^/]+)\/(.+)$/

/** Everything that is decided before the method runs: route, token, mailbox, scopes, quota. Nothing waits, so parts of a batch are admitted as running together. */
export function open(google: Google, asked: Asked): Opened {
  const opened: Opened = {
    asked,
    admitted: undefined,
    refusal: undefined,
    faults: [],
    release: () => undefined,
  }
  const token = findToken(google, bearer(asked))
  const caller = token?.kind === 'access' && token.alive ? personAt(google, token.person) : undefined
  opened.faults = asked.faults ?? meet(google, asked, caller)
  let name = 'unknown'
  let charged = 0
  try {
    const [, userId = '', path = ''] = API.exec(asked.url.pathname) ?? []
    const found = findRoute(asked.method, decodeURIComponent(path))
    if (!found) throw new GoogleError(404, 'notFound', 'Not Found')
    name = found.route.name
    if (!token || !caller) throw unknownToken(asked)
    const { route, params } = found
    const user = decodeURIComponent(userId).toLowerCase()
    if (user !== 'me' && user !== caller.email.toLowerCase()) {
      throw new GoogleError(403, 'forbidden', `Delegation denied for ${caller.email}`)
    }
    refuseClosedMail(caller)
    const scopes = token.scopes.split(' ')
    if (!scopes.some((scope) => route.scopes.has(scope))) {
      throw new GoogleError(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.')
    }
    const units = asked.paid ? 0 : route.units
    opened.release = google.quota.admit(
      caller.row,
      token.client,
      units,
      google.now(),
      google.choices.quotaError,
    )
    charged = units
    opened.admitted = { route, person: caller, client: token.client, scopes, params }
  } catch (error) {
    opened.refusal = refused(known(error))
    noteCall(google, name, caller?.email, opened.refusal.status, charged)
  }
  return opened
}

/** The faults that meet a request now. */
export function meet(google: Google, asked: Asked, caller: Person | undefined): Fault[] {
  return meetFaults(google, {
    method: asked.method,
    path: asked.url.pathname + asked.url.search,
    mailbox: caller?.email,
  })
}

/** The person whose access token a request carries. */
export function callerOf(google: Google, asked: Asked): Person | undefined {
  const token = findToken(google, bearer(asked))
  return token?.kind === 'access' && token.alive ? personAt(google, token.person) : undefined
}

/** Runs an opened call, with the faults that met it. */
export async function perform(google: Google, opened: Opened): Promise<{ answer: Answer; ending: Ending }> {
  for (const fault of opened.faults) {
    if (fault.kind === 'latency') await new Promise((resolve) => setTimeout(resolve, fault.ms))
  }
  const fault = opened.faults.find((other) => other.kind !== 'latency')
  const { admitted } = opened
  if (!admitted) return { answer: opened.refusal ?? refused(errorOf(500, undefined)), ending: undefined }
  const answer = fault?.kind === 'status' ? faultAnswer(fault) : run(google, opened.asked, admitted)
  noteCall(
    google,
    admitted.route.name,
    admitted.person.email,
    answer.status,
    opened.asked.paid ? 0 : admitted.route.units,
  )
  if (fault?.kind === 'truncate') return { answer: truncated(answer), ending: undefined }
  if (fault?.kind === 'lost_answer') return { answer, ending: 'lost' }
  return { answer, ending: fault?.kind === 'cut' ? 'cut' : undefined }
}

/** The answer that a status fault asks for; the token endpoint has an error form of its own. */
export function faultAnswer(fault: Fault, tokenEndpoint = false): Answer {
  if (typeof fault.body === 'string') return { status: fault.status, text: fault.body }
  if (fault.body !== undefined) return { status: fault.status, json: fault.body }
  if (tokenEndpoint) {
    const error = fault.reason ?? (fault.status < 500 ? 'invalid_grant' : 'internal_failure')
    return { status: fault.status, json: { error, error_description: fault.message ?? 'Bad Request' } }
  }
  return refused(errorOf(fault.status, fault.reason, fault.message))
}

/** Half a JSON body under a success. */
export function truncated(answer: Answer): Answer {
  const text = answerText(answer)
  return {
    status: answer.status,
    headers: { 'Content-Type': 'application/json; charset=UTF-8', ...answer.headers },
    text: text.slice(0, Math.floor(text.length / 2)),
  }
}

function run(google: Google, asked: Asked, admitted: Admitted): Answer {
  const { route, params, scopes } = admitted
  try {
    if (asked.body === undefined) return tooLarge(google)
    const person = personAt(google, admitted.person.row)
    if (!person) throw errorOf(401, 'authError')
    const call: Call = {
      google,
      person,
      params,
      query: asked.url.searchParams,
      body: readJson(asked.body),
      upload: asked.upload,
      scopes,
    }
    const answer = route.answer(call)
    if (answer.json === undefined) return answer
    return { ...answer, json: select(answer.json, asked.url.searchParams.get('fields')) }
  } catch (error) {
    return refused(known(error))
  }
}

/** Google's front refuses a JSON body beyond about 5 MB, in a form of its own. */
function tooLarge(google: Google): Answer {
  if (google.choices.tooLargeError === 413) {
    return refused(
      new GoogleError(413, 'uploadTooLarge', 'Request payload size exceeds the limit: 5242880 bytes.'),
    )
  }
  return {
    status: 400,
    headers: { 'Content-Type': 'text/html; charset=UTF-8' },
    text: '<!DOCTYPE html><html lang=en><title>Error 400 (Bad Request)!!1</title><p><b>400.</b> That’s an error.<p>Your client has issued a malformed or illegal request.',
  }
}

function bearer(asked: Asked): string {
  return asked.authorization?.replace(/^Bearer\s+/i, '') ?? asked.url.searchParams.get('access_token') ?? ''
}

function unknownToken(asked: Asked): GoogleError {
  if (bearer(asked) === '') {
    return new GoogleError(401, 'required', 'Login Required.', {
      location: 'Authorization',
      locationType: 'header',
    })
  }
  return new GoogleError(401, 'authError', 'Invalid Credentials', {
    location: 'Authorization',
    locationType: 'header',
  })
}

function refuseClosedMail(person: Person): void {
  if (person.mail === 'off') {
    throw new GoogleError(400, 'failedPrecondition', 'Mail service not enabled', {
      status: 'FAILED_PRECONDITION',
    })
  }
  if (person.mail !== 'on') throw errorOf(403, person.mail)
}

export function noteCall(
  google: Google,
  method: string,
  mailbox: string | undefined,
  status: number,
  units: number,
) {
  note(google, 'call', { method, mailbox: mailbox ?? null, status, units })
}

/** A bug in this server is a 500 like Google's, with its own words in the message and on the error stream. */
function known(error: unknown): GoogleError {
  if (error instanceof GoogleError) return error
  if (error instanceof URIError) return new GoogleError(400, 'badRequest', 'Bad Request')
  complain(error)
  return new GoogleError(500, 'backendError', error instanceof Error ? error.message : String(error))
}
