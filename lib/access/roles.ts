import { forbidden } from '#/lib/errors.ts'
import type { Viewer } from './types.ts'

/** Who lets people in and out: owners and admins. It opens nobody's mail. */
export const mayManageTeam = (viewer: Viewer) => viewer.role === 'owner' || viewer.role === 'admin'

/** Throws a 403 for everybody else. */
export function mustManageTeam(viewer: Viewer): void {
  if (!mayManageTeam(viewer)) throw forbidden('Only an owner or an admin of the team can do this.')
}
