import { and, eq, gt, sql } from 'drizzle-orm'
import { remoteImages } from '#/db/schema/index.ts'
import { sha256 } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import type { FetchedImage } from './fetch.ts'
import type { NoImageReason } from './no-image.ts'

const KEPT_DAYS = 14 // a sender who changes a picture is seen to have done so after that
const FAILURE_MINUTES = 10
const MOST_BYTES = 512 * 1024 * 1024 // of all pictures together
const EVICT_EVERY_BYTES = 16 * 1024 * 1024 // so much may a process store over it before it looks
const MOST_EVICTED = 1_000 // rows at once

/** What an address gave: a picture, or why there was none. */
export type Found = FetchedImage | { reason: NoImageReason }

/** What is kept of an address, while it is fresh. */
export async function keptImage(url: string): Promise<Found | undefined> {
  const [kept] = await db()
    .select({ type: remoteImages.type, bytes: remoteImages.bytes, reason: remoteImages.reason })
    .from(remoteImages)
    .where(and(eq(remoteImages.urlHash, sha256(url)), gt(remoteImages.expiresAt, sql`now()`)))
  if (!kept) return undefined
  const { type, bytes, reason } = kept
  return type && bytes ? { type, bytes } : { reason: (reason ?? 'unreachable') as NoImageReason }
}

/** Keeps what an address gave, a failure for ten minutes. Now and then drops the oldest. */
export async function keepImage(url: string, found: Found): Promise<void> {
  const row = {
    type: 'type' in found ? found.type : null,
    bytes: 'type' in found ? found.bytes : null,
    size: 'type' in found ? found.bytes.length : 0,
    reason: 'type' in found ? null : found.reason,
    fetchedAt: sql`now()`,
    expiresAt:
      'type' in found
        ? sql`now() + make_interval(days => ${KEPT_DAYS})`
        : sql`now() + make_interval(mins => ${FAILURE_MINUTES})`,
  }
  await db()
    .insert(remoteImages)
    .values({ urlHash: sha256(url), ...row })
    .onConflictDoUpdate({ target: remoteImages.urlHash, set: row })
  storedBytes += row.size
  if (storedBytes < EVICT_EVERY_BYTES) return
  storedBytes = 0
  await evictImages()
}

let storedBytes = EVICT_EVERY_BYTES // the first picture of a process looks

/** Drops what has expired, and the oldest pictures of those that are over the limit together. */
export async function evictImages(mostBytes = MOST_BYTES): Promise<void> {
  await db().execute(sql`
    delete from remote_images where url_hash in (
      select url_hash from (
        select url_hash, fetched_at, expires_at, sum(size) over (order by fetched_at desc, url_hash) as so_far
          from remote_images
      ) as by_age
       where so_far > ${mostBytes} or expires_at < now()
       order by fetched_at limit ${MOST_EVICTED})`)
}
