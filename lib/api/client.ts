/** What the API refused, in words for the person: a code, a sentence, and the field it concerns. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly code: string
  readonly field: string | undefined
  readonly details: unknown // what is offered as a way on, such as the other text of a draft

  constructor(code: string, message: string, field: string | undefined, details?: unknown) {
    super(message)
    this.code = code
    this.field = field
    this.details = details
  }
}

/**
 * Asks our own API, from a page. Gives the answer's data, `undefined` for an empty one. Throws ApiError, also when there
 * is no connection. A session that is over leads to the sign-in page, and back here afterwards.
 */
export async function callApi<T = void>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await send(method, path, body)
  if (response.status === 204) return undefined as T
  const answer = await readAnswer<T>(response)
  if (response.ok && 'data' in answer) return answer.data
  throw errorOf(answer)
}

/** What the API refused, from an answer that is no success: for those who fetch bytes. A session that is over leads to the sign-in page. */
export async function readError(response: Response): Promise<ApiError> {
  return errorOf(await readAnswer(response))
}

const readAnswer = <T>(response: Response): Promise<Answer<T>> =>
  response.json().catch(() => ({ error: UNREADABLE }))

function errorOf(answer: Answer<unknown>): ApiError {
  const { code, message, field, details } = 'error' in answer ? answer.error : UNREADABLE
  if (code === 'signed_out') signInAgain()
  return new ApiError(code, message, field, details)
}

type Answer<T> = { data: T } | { error: { code: string; message: string; field?: string; details?: unknown } }

const UNREADABLE = {
  code: 'unreadable',
  message: 'The server answered nonsense. Try again.',
  field: undefined,
  details: undefined,
}

async function send(method: string, path: string, body: unknown): Promise<Response> {
  const write = method !== 'GET'
  try {
    return await fetch(path, {
      method,
      ...(write && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) }),
    })
  } catch {
    throw new ApiError(
      'no_connection',
      'No connection to the server. Nothing was changed; try again.',
      undefined,
    )
  }
}

function signInAgain() {
  const here = location.pathname + location.search
  location.assign(`/sign-in?to=${encodeURIComponent(here)}`)
}
