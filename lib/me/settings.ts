import { eq, sql } from 'drizzle-orm'
import { users } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import type { MeInput } from './input.ts'
import { localeOf } from './region.ts'

/** Changes what a person has chosen for themselves. */
export async function changeSettings(viewer: Viewer, change: MeInput): Promise<void> {
  if (Object.keys(change).length === 0) return
  await db().update(users).set(change).where(eq(users.id, viewer.userId))
}

/** Keeps the zone of somebody's browser, and the locale that its Accept-Language asks for, where they have chosen none. */
export async function learnRegion(viewer: Viewer, zone: string, accepted: string | null): Promise<void> {
  const locale = localeOf(null, accepted)
  await db()
    .update(users)
    .set({
      zone: sql`coalesce(${users.zone}, ${zone})`,
      locale: sql`coalesce(${users.locale}, ${locale})`,
    })
    .where(eq(users.id, viewer.userId))
}
