import { read, write } from '#/lib/api/route.ts'
import { variableInput } from '#/lib/templates/input.ts'
import { ownVariables, setVariable } from '#/lib/templates/variables.ts'

/** The viewer's own. */
export const GET = read({}, ownVariables)

/** Gives one its value. */
export const POST = write({ body: variableInput }, (viewer, { body }) => setVariable(viewer, body))
