import { write } from '#/lib/api/route.ts'
import { variableParams } from '#/lib/templates/input.ts'
import { removeVariable } from '#/lib/templates/variables.ts'

export const DELETE = write({ params: variableParams }, (viewer, { params }) =>
  removeVariable(viewer, params.name),
)
