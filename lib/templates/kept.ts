import { and, eq } from 'drizzle-orm'
import type { Queryable, Transaction } from '#/db/client.ts'
import { templates } from '#/db/schema/index.ts'
import { usable } from '#/lib/access/templates.ts'
import type { Viewer } from '#/lib/access/types.ts'
import type { OutgoingFile } from '#/lib/drafts/kept.ts'
import { fileView, withAddresses } from '#/lib/drafts/views.ts'
import { notFound } from '#/lib/errors.ts'
import { record } from '#/lib/events.ts'
import type { TemplateView } from './types.ts'

export type Template = typeof templates.$inferSelect

/** Throws not found when it is another's own. */
export async function templateOf(from: Queryable, viewer: Viewer, id: number): Promise<Template> {
  const [row] = await from
    .select()
    .from(templates)
    .where(and(eq(templates.id, id), usable(viewer)))
  if (!row) throw notFound('This template')
  return row
}

/** The same, to be changed: locked until the transaction ends. */
export async function lockedTemplate(tx: Transaction, viewer: Viewer, id: number): Promise<Template> {
  const [row] = await tx
    .select()
    .from(templates)
    .where(and(eq(templates.id, id), usable(viewer)))
    .for('update')
  if (!row) throw notFound('This template')
  return row
}

export const templateView = (template: Template, files: OutgoingFile[]): TemplateView => ({
  id: template.id,
  version: template.version,
  name: template.name,
  folderId: template.folderId,
  own: template.ownerId !== null,
  subject: template.subject,
  html: withAddresses(template.html, files),
  files: files.map(fileView),
  updatedAt: template.updatedAt.getTime(),
})

/** Writes down who changed what is everybody's. */
export const recordTemplate = (
  tx: Transaction,
  kind: 'template.made' | 'template.changed' | 'template.deleted',
  viewer: Viewer,
  id: number,
) => record(tx, [{ kind, actorId: viewer.userId, recordKind: 'template', recordId: id }])
