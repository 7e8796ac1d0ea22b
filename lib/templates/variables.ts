import { and, asc, eq } from 'drizzle-orm'
import type { Queryable, Transaction } from '#/db/client.ts'
import { templateVariables, users } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { loopOf, tooLong } from './own-values.ts'
import { LONGEST_VALUE, type TemplateVariable } from './types.ts'

const MOST_VARIABLES = 200 // of one person

/** The viewer's own, by name. */
export const ownVariables = (viewer: Viewer): Promise<TemplateVariable[]> => variablesOf(db(), viewer)

/** Gives a variable its value, or another one. Throws, by the field, `loop` when it would be made of itself, `too_long`, `too_many`. */
export async function setVariable(
  viewer: Viewer,
  { name, value }: TemplateVariable,
): Promise<TemplateVariable[]> {
  return db().transaction(async (tx) => {
    await oneAtATime(tx, viewer)
    const own = new Map((await variablesOf(tx, viewer)).map((one) => [one.name, one.value]))
    own.set(name, value)
    if (own.size > MOST_VARIABLES)
      throw new AppError(409, 'too_many', `At most ${MOST_VARIABLES} variables of your own.`, {
        field: 'name',
      })
    mustEnd(own, name)
    await tx
      .insert(templateVariables)
      .values({ userId: viewer.userId, name, value })
      .onConflictDoUpdate({ target: [templateVariables.userId, templateVariables.name], set: { value } })
    return variablesOf(tx, viewer)
  })
}

/** Takes a variable away; where it is used, its value is missing from then on. Throws not found. */
export async function removeVariable(viewer: Viewer, name: string): Promise<void> {
  const removed = await db()
    .delete(templateVariables)
    .where(and(eq(templateVariables.userId, viewer.userId), eq(templateVariables.name, name)))
    .returning({ name: templateVariables.name })
  if (removed.length === 0) throw notFound('This variable')
}

const variablesOf = (from: Queryable, { userId }: Viewer): Promise<TemplateVariable[]> =>
  from
    .select({ name: templateVariables.name, value: templateVariables.value })
    .from(templateVariables)
    .where(eq(templateVariables.userId, userId))
    .orderBy(asc(templateVariables.name))

/** Two changes at once could each be without a loop and make one together. */
const oneAtATime = (tx: Transaction, { userId }: Viewer) =>
  tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update')

function mustEnd(own: ReadonlyMap<string, string>, name: string): void {
  const loop = loopOf(own, name)
  if (loop)
    throw new AppError(
      400,
      'loop',
      `This would go round in a circle: ${loop.join(' → ')}. A variable can’t be made of itself.`,
      { field: 'value' },
    )
  const long = tooLong(own)
  if (long)
    throw new AppError(
      400,
      'too_long',
      `With this, ${long} is longer than ${LONGEST_VALUE} characters once it is written out.`,
      { field: 'value' },
    )
}
