import { and, eq, ne, sql } from 'drizzle-orm'
import type { Queryable, Transaction } from '#/db/client.ts'
import { templateFolders } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { announce, record } from '#/lib/events.ts'
import type { TemplateFolder } from './types.ts'

/** Makes a folder, which is everybody's as all are. Throws `taken` where there is one of this name. */
export async function makeFolder(viewer: Viewer, name: string): Promise<TemplateFolder> {
  const folder = await changeFolders(viewer, async (tx) => {
    await mustBeFree(tx, name, 0)
    const [row] = await tx
      .insert(templateFolders)
      .values({ name })
      .returning({ id: templateFolders.id, name: templateFolders.name })
    return row
  })
  if (!folder) throw notFound('This folder')
  return folder
}

/** Throws not found, and `taken` where there is another one of this name. */
export async function renameFolder(viewer: Viewer, id: number, name: string): Promise<TemplateFolder> {
  const folder = await changeFolders(viewer, async (tx) => {
    await mustBeFree(tx, name, id)
    const [row] = await tx
      .update(templateFolders)
      .set({ name })
      .where(eq(templateFolders.id, id))
      .returning({ id: templateFolders.id, name: templateFolders.name })
    return row
  })
  if (!folder) throw notFound('This folder')
  return folder
}

/** Deletes a folder. Its templates stay, without one. Throws not found. */
export async function deleteFolder(viewer: Viewer, id: number): Promise<void> {
  const deleted = await changeFolders(viewer, (tx) =>
    tx.delete(templateFolders).where(eq(templateFolders.id, id)).returning({ id: templateFolders.id }),
  )
  if (deleted.length === 0) throw notFound('This folder')
}

/** Throws not found. The folder stays until the transaction ends. */
export async function mustBeFolder(tx: Queryable, id: number): Promise<void> {
  const [row] = await tx
    .select({ id: templateFolders.id })
    .from(templateFolders)
    .where(eq(templateFolders.id, id))
    .for('key share')
  if (!row) throw notFound('This folder')
}

/** One change at a time, so that two of the same name can't be made at once. */
async function changeFolders<T>(viewer: Viewer, change: (tx: Transaction) => Promise<T>): Promise<T> {
  const done = await db().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('lilac template folders'))`)
    const result = await change(tx)
    await record(tx, [{ kind: 'template.folders', actorId: viewer.userId }])
    return result
  })
  announce()
  return done
}

async function mustBeFree(tx: Transaction, name: string, id: number): Promise<void> {
  const [taken] = await tx
    .select({ id: templateFolders.id })
    .from(templateFolders)
    .where(and(eq(sql`lower(${templateFolders.name})`, name.toLowerCase()), ne(templateFolders.id, id)))
  if (taken) throw new AppError(409, 'taken', `There is a folder “${name}” already.`, { field: 'name' })
}
