import { and, eq } from 'drizzle-orm'
import { mailboxes, messages } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { HANDLER_HEADERS } from '#/lib/api/headers.ts'
import { db } from '#/lib/db.ts'
import { env } from '#/lib/env.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { log } from '#/lib/log.ts'
import { onlyFor } from '#/lib/mail/fetch-metadata.ts'
import { signedUrl } from './address.ts'
import { type Found, keepImage, keptImage } from './cache.ts'
import { fetchPublicImage } from './fetch.ts'
import { NoImage, type NoImageReason } from './no-image.ts'
import { NoTurn, takeTurns } from './turns.ts'

const AT_A_TIME = 8 // pictures a process holds while they come: 40 MB at most
const WAITING = 200 // of the largest newsletters; beyond that somebody floods us

/**
 * A remote picture of a message, fetched by us in the reader's place. The first showing asks the sender's server, all others what was kept.
 * Throws 403 for an address that we did not sign for this person and message, not_found when the message is not theirs to read, 415 for what
 * is no picture, 502 and 504 when it could not be had.
 */
export async function remoteImage(
  viewer: Viewer,
  { messageId, picture }: { messageId: number; picture: string },
  request: Request,
): Promise<Response> {
  onlyFor(request, ['image', 'empty'])
  const url = signedUrl(viewer, messageId, picture)
  await mustRead(viewer, messageId)
  const found = await findImage(url)
  if ('reason' in found) throw new AppError(...PROBLEMS[found.reason])
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      ...HANDLER_HEADERS,
      'content-type': found.type,
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    },
  })
}

async function mustRead(viewer: Viewer, messageId: number): Promise<void> {
  const [message] = await db()
    .select({ id: messages.id })
    .from(messages)
    .innerJoin(mailboxes, eq(mailboxes.id, messages.mailboxId))
    .where(and(eq(messages.id, messageId), eq(messages.state, 'stored'), readable(viewer)))
  if (!message) throw notFound('This picture')
}

/** Those who want the same picture at the same time share one look for it. */
function findImage(url: string): Promise<Found> {
  const already = looking.get(url)
  if (already) return already
  const look = keptOrFetched(url).finally(() => looking.delete(url))
  looking.set(url, look)
  return look
}

const looking = new Map<string, Promise<Found>>()
const inTurn = takeTurns(AT_A_TIME, WAITING)

async function keptOrFetched(url: string): Promise<Found> {
  const kept = await keptImage(url)
  if (kept) return kept
  try {
    return await inTurn(async () => {
      const found = await fetchOrReason(url)
      await keepImage(url, found)
      return found
    })
  } catch (error) {
    if (error instanceof NoTurn)
      throw new AppError(503, 'busy', 'Lilac is loading many pictures. Open the message again in a minute.')
    throw error
  }
}

async function fetchOrReason(url: string): Promise<Found> {
  try {
    return await fetchPublicImage(url, { allow: env().REMOTE_IMAGE_ALLOW })
  } catch (error) {
    if (!(error instanceof NoImage)) throw error
    log('info', 'image.not_loaded', { reason: error.reason }) // not from where: that says whose mail is read
    return { reason: error.reason }
  }
}

const PROBLEMS: Record<NoImageReason, [status: number, code: string, sentence: string]> = {
  refused: [403, 'image_refused', 'This picture’s address leads to where Lilac asks nobody.'],
  unreachable: [502, 'image_unreachable', 'The sender’s server did not give this picture.'],
  slow: [504, 'image_slow', 'The sender’s server took longer than 10 seconds.'],
  too_large: [415, 'image_too_large', 'This picture is larger than the 5 MB that Lilac shows.'],
  no_picture: [415, 'no_picture', 'This is no picture that Lilac shows: PNG, JPEG, GIF or WebP.'],
}
