import { workspace } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'

/** The time zone in which somebody reads times: their own, else the workspace's. */
export async function zoneOf(viewer: Viewer): Promise<string> {
  if (viewer.zone) return viewer.zone
  const [row] = await db().select({ zone: workspace.zone }).from(workspace)
  return row?.zone ?? 'UTC'
}
