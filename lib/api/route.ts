import { z } from 'zod'
import type { Viewer } from '#/lib/access/types.ts'
import { AppError, forbidden, notFound, signedOut } from '#/lib/errors.ts'
import { readCookie } from '#/lib/session/cookies.ts'
import { isSameOrigin } from '#/lib/session/same-origin.ts'
import { findViewer } from '#/lib/session/viewer.ts'
import { answerData, answerError } from './answers.ts'
import { readJson, readPieces } from './body.ts'
import { answerOnce } from './idempotency.ts'

type Context = { params: Promise<unknown> }
type Handler = (request: Request, context: Context) => Promise<Response>

/** A reading handler: who asks, with params and query as their schemas give them. What it returns is the answer's data, unless it is a Response. */
export function read<P extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined>(
  input: { params?: P; query?: Q },
  work: (
    viewer: Viewer,
    input: { params: z.output<P>; query: z.output<Q> },
    request: Request,
  ) => Promise<unknown> | unknown,
): Handler {
  return anyone(async (request, context) => {
    const viewer = await viewerOf(request)
    const params = await readParams(input.params, context)
    const query = check(input.query, queryOf(request))
    return work(viewer, { params, query }, request)
  })
}

/**
 * A changing handler. The request must come from one of our pages and carry JSON: else another site could act with the
 * person's cookie. What the viewer may change is for the function in lib to say. One that carries an Idempotency-Key is done once.
 */
export function write<P extends z.ZodType = z.ZodUndefined, B extends z.ZodType = z.ZodUndefined>(
  input: { params?: P; body?: B },
  work: (
    viewer: Viewer,
    input: { params: z.output<P>; body: z.output<B> },
    request: Request,
  ) => Promise<unknown> | unknown,
): Handler {
  return anyone(async (request, context) => {
    if (!isSameOrigin(request)) throw forbidden('This request did not come from a page of this Lilac.')
    const viewer = await viewerOf(request)
    const json = await readJson(request)
    const params = await readParams(input.params, context)
    const body = check(input.body, json)
    const answer = anyone(() => work(viewer, { params, body }, request))
    return answerOnce(viewer, request, json, () => answer(request, context))
  })
}

/** A handler that takes bytes of a file, from our own pages alone as `write` does; what they are stands in the address. */
export function upload<P extends z.ZodType, Q extends z.ZodType>(
  input: { params: P; query: Q },
  work: (
    viewer: Viewer,
    input: { params: z.output<P>; query: z.output<Q>; pieces: AsyncIterable<Buffer> },
  ) => Promise<unknown> | unknown,
): Handler {
  return anyone(async (request, context) => {
    if (!isSameOrigin(request)) throw forbidden('This request did not come from a page of this Lilac.')
    const viewer = await viewerOf(request)
    const params = await readParams(input.params, context)
    const query = check(input.query, queryOf(request))
    return work(viewer, { params, query, pieces: readPieces(request) })
  })
}

/** A handler that asks for no session: sign-in and health. Its errors are answered like everybody's. */
export function anyone(work: (request: Request, context: Context) => Promise<unknown> | unknown): Handler {
  return async (request, context) => {
    try {
      const value = await work(request, context)
      return value instanceof Response ? value : answerData(value)
    } catch (error) {
      return answerError(error, request)
    }
  }
}

async function viewerOf(request: Request): Promise<Viewer> {
  const viewer = await findViewer(readCookie(request, 'session'))
  if (!viewer) throw signedOut()
  return viewer
}

/** An address that can't be one of ours is not found, rather than wrong: it tells nothing about what exists. */
async function readParams<P extends z.ZodType>(
  schema: P | undefined,
  { params }: Context,
): Promise<z.output<P>> {
  const given = schema ? await params : undefined
  const result = schemaOf(schema).safeParse(given)
  if (!result.success || Object.values(given ?? {}).some(holdsNul)) throw notFound('This')
  return result.data as z.output<P>
}

function check<S extends z.ZodType>(schema: S | undefined, value: unknown): z.output<S> {
  const result = schemaOf(schema).safeParse(schema ? value : undefined)
  if (result.success) return result.data as z.output<S>
  const [issue] = result.error.issues
  throw new AppError(400, 'invalid', issue?.message ?? 'The request is not valid.', {
    field: issue?.path.join('.') || undefined,
  })
}

/** PostgreSQL's texts can't hold it. */
const holdsNul = (value: unknown) => String(value).includes('\0')

const schemaOf = (schema: z.ZodType | undefined): z.ZodType => schema ?? z.undefined()

/** A parameter given twice becomes a list, so that a schema that wants one value refuses it. */
function queryOf(request: Request): Record<string, string | string[]> {
  const params = new URL(request.url).searchParams
  if ([...params.values()].some(holdsNul))
    throw new AppError(400, 'invalid', 'The address of this request holds a character that is none.')
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name)
      return [name, values.length > 1 ? values : (values[0] ?? '')]
    }),
  )
}
