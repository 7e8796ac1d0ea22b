import { and, eq, isNull, sql } from 'drizzle-orm'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { authSessions, users } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { sha256 } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import { cookieName } from './cookies.ts'
import { ABSOLUTE_DAYS, IDLE_DAYS, TOUCH_MINUTES } from './limits.ts'
import { ownPath, PATH_HEADER } from './origin.ts'

/** Who is looking at this page. A stranger is sent to the sign-in page, and back here afterwards. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await currentViewer()
  if (viewer) return viewer
  const path = ownPath((await headers()).get(PATH_HEADER))
  redirect(path === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(path)}`)
}

/** Who is looking at this page, where a stranger may look too. */
export const currentViewer = async () => findViewer((await cookies()).get(cookieName('session'))?.value)

/**
 * Whose session a cookie's token opens: null for none, one over its idle or absolute limit, or a deactivated person.
 * Throws when the database does not answer: then nobody gets in.
 */
export async function findViewer(token: string | undefined): Promise<Viewer | null> {
  if (!token) return null
  const tokenHash = sha256(token)
  const [found] = await db()
    .select({
      viewer: {
        userId: users.id,
        role: users.role,
        name: users.name,
        email: users.email,
        zone: users.zone,
        locale: users.locale,
      },
      untouched: sql<boolean>`${authSessions.seenAt} < now() - make_interval(mins => ${TOUCH_MINUTES})`,
    })
    .from(authSessions)
    .innerJoin(users, eq(users.id, authSessions.userId))
    .where(
      and(
        eq(authSessions.tokenHash, tokenHash),
        isNull(users.deactivatedAt),
        sql`${authSessions.expiresAt} > now()`,
        sql`${authSessions.createdAt} > now() - make_interval(days => ${ABSOLUTE_DAYS})`,
        sql`${authSessions.seenAt} > now() - make_interval(days => ${IDLE_DAYS})`,
      ),
    )
  if (!found) return null
  if (found.untouched)
    await db().update(authSessions).set({ seenAt: sql`now()` }).where(eq(authSessions.tokenHash, tokenHash))
  return found.viewer
}
