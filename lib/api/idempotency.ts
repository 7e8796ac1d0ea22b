import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Viewer } from '#/lib/access/types.ts'
import { sha256 } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import { AppError, keyUsed } from '#/lib/errors.ts'
import { HANDLER_HEADERS } from './headers.ts'

const LONGEST_KEY = 255
const WAIT_MS = 10_000 // for the first of several at the same moment
const LOOK_EVERY_MS = 25
const KEPT_HOURS = 25 // a day, and the clocks of those who count it

const rowShape = z.object({
  request: z.string(),
  status: z.number().nullable(),
  answer: z.string().nullable(), // the body as it was sent
})

/**
 * Answers a change that carries an Idempotency-Key: the first one is done, whoever sends the same again within a day gets the very same answer, refused ones
 * included, and those who come at the same moment wait for it. Throws 422 for another request under the same key, 409 for one of which the end is not
 * known: its process died in the middle of it. The rules are Stripe's (https://docs.stripe.com/api/idempotent_requests).
 */
export async function answerOnce(
  viewer: Viewer,
  request: Request,
  body: unknown,
  answer: () => Promise<Response>,
): Promise<Response> {
  const key = request.headers.get('idempotency-key')
  if (key === null) return answer()
  if (key === '' || key.length > LONGEST_KEY)
    throw new AppError(400, 'bad_key', `An Idempotency-Key has 1 to ${LONGEST_KEY} characters.`)
  const { pathname, search } = new URL(request.url)
  const asked = sha256(JSON.stringify([request.method, pathname + search, body ?? null]))
  const mine = sql`user_id = ${viewer.userId} and key = ${key}`
  const begun = await db().execute(sql`
    insert into idempotency_keys (user_id, key, request) values (${viewer.userId}, ${key}, ${asked}) on conflict do nothing`)
  if (begun.count === 0) return earlierAnswer(mine, asked)

  const response = await answer()
  const text = await response.clone().text()
  await db().execute(sql`
    update idempotency_keys set status = ${response.status}, answer = to_jsonb(${text === '' ? null : text}::text) where ${mine}`)
  return response
}

async function earlierAnswer(mine: ReturnType<typeof sql>, asked: string): Promise<Response> {
  const end = Date.now() + WAIT_MS
  while (Date.now() < end) {
    const [found] = await db().execute(
      sql`select request, status, answer from idempotency_keys where ${mine}`,
    )
    const row = rowShape.parse(found)
    if (row.request !== asked) throw keyUsed('This Idempotency-Key')
    if (row.status === null) {
      await pause(LOOK_EVERY_MS)
      continue
    }
    const headers = new Headers({ ...HANDLER_HEADERS, 'idempotent-replayed': 'true' })
    if (row.answer !== null) headers.set('content-type', 'application/json')
    return new Response(row.answer, { status: row.status, headers })
  }
  throw new AppError(
    409,
    'unfinished',
    'This was begun and its end is not known. Look whether it was done before you send it under another key.',
  )
}

/** Forgets what was answered more than a day ago. */
export async function forgetOldAnswers(): Promise<void> {
  await db().execute(
    sql`delete from idempotency_keys where created_at < now() - make_interval(hours => ${KEPT_HOURS})`,
  )
}
