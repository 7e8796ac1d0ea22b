import { eq } from 'drizzle-orm'
import { headers } from 'next/headers'
import { users } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { errorFields, log } from '#/lib/log.ts'
import { currentViewer } from '#/lib/session/viewer.ts'
import { regionOf } from './region.ts'
import type { Look, Region, Theme } from './types.ts'

const UNCHOSEN: Look = { theme: 'system', singleKeys: true, listForm: 'split', undoSeconds: 10 }

/** How the viewer wants Lilac to look and to be used. */
export async function lookOf(viewer: Viewer): Promise<Look> {
  const [row] = await db()
    .select({
      theme: users.theme,
      singleKeys: users.singleKeys,
      listForm: users.listForm,
      undoSeconds: users.undoSeconds,
    })
    .from(users)
    .where(eq(users.id, viewer.userId))
  return row ?? UNCHOSEN
}

/** Where the viewer of this page reads times and numbers. */
export const pageRegion = async (viewer: Viewer): Promise<Region> =>
  regionOf(viewer, (await headers()).get('accept-language'))

/**
 * The theme of the page that is asked for: the system's for a stranger. Also when the database does not answer, since then the page itself says so, in
 * some colour.
 */
export async function pageTheme(): Promise<Theme> {
  try {
    const viewer = await currentViewer()
    return viewer ? (await lookOf(viewer)).theme : UNCHOSEN.theme
  } catch (error) {
    log('warn', 'theme.unread', errorFields(error))
    return UNCHOSEN.theme
  }
}
