import { eq, isNull, or, type SQL } from 'drizzle-orm'
import { templates } from '#/db/schema/index.ts'
import type { Viewer } from './types.ts'

/**
 * The one rule of templates, as a condition on them: one's own are one's own alone, and those without an owner are the team's, for everybody to use
 * and to change. A role opens nobody's own.
 */
export function usable(viewer: Viewer): SQL | undefined {
  return or(isNull(templates.ownerId), eq(templates.ownerId, viewer.userId))
}
