import { idParams } from '#/lib/api/input.ts'
import { write } from '#/lib/api/route.ts'
import { deactivatePerson, reactivatePerson } from '#/lib/team/people.ts'

/** Ends a person's access. */
export const POST = write({ params: idParams }, (viewer, { params }) => deactivatePerson(viewer, params.id))

/** Gives it back. */
export const DELETE = write({ params: idParams }, (viewer, { params }) => reactivatePerson(viewer, params.id))
