import { and, asc, eq, sql } from 'drizzle-orm'
import type { Queryable } from '#/db/client.ts'
import { outgoingFiles, templateFolders, templates } from '#/db/schema/index.ts'
import { usable } from '#/lib/access/templates.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { filesOf } from '#/lib/drafts/files.ts'
import { withContentIds } from '#/lib/drafts/views.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { announce } from '#/lib/events.ts'
import { cleanWritten } from '#/lib/mime/written.ts'
import { mustBeFolder } from './folders.ts'
import type { NewTemplate, TemplateChange } from './input.ts'
import { lockedTemplate, recordTemplate, type Template, templateView } from './kept.ts'
import { templateFiles } from './template-files.ts'
import type { TemplateList, TemplateView } from './types.ts'

const MOST_TEMPLATES = 2_000 // of one list
const MOST_FOLDERS = 500

/** All that the viewer may use, by name, and the folders they are in. */
export async function listTemplates(viewer: Viewer): Promise<TemplateList> {
  const [folders, rows] = await Promise.all([
    db()
      .select({ id: templateFolders.id, name: templateFolders.name })
      .from(templateFolders)
      .orderBy(sql`lower(${templateFolders.name})`, asc(templateFolders.id))
      .limit(MOST_FOLDERS),
    db()
      .select({
        id: templates.id,
        name: templates.name,
        folderId: templates.folderId,
        own: sql<boolean>`${templates.ownerId} is not null`,
        subject: templates.subject,
        hasFiles: sql<boolean>`exists (select from ${outgoingFiles} f where f.template_id = ${templates.id} and f.content_id is null)`,
      })
      .from(templates)
      .where(usable(viewer))
      .orderBy(sql`lower(${templates.name})`, asc(templates.id))
      .limit(MOST_TEMPLATES),
  ])
  return { folders, templates: rows }
}

/** Throws not found. */
export async function readTemplate(viewer: Viewer, id: number): Promise<TemplateView> {
  const template = await findTemplate(viewer, id)
  if (!template) throw notFound('This template')
  return template
}

/** Undefined when there is none, or it is another's own. */
export async function findTemplate(viewer: Viewer, id: number): Promise<TemplateView | undefined> {
  const [template] = await db()
    .select()
    .from(templates)
    .where(and(eq(templates.id, id), usable(viewer)))
  return template && templateView(template, await filesOf(db(), templateFiles(id)))
}

/** Makes an empty one. Throws not found for a folder that is gone. */
export async function makeTemplate(viewer: Viewer, input: NewTemplate): Promise<TemplateView> {
  const made = await db().transaction(async (tx) => {
    if (input.folderId !== null) await mustBeFolder(tx, input.folderId)
    const [row] = await tx
      .insert(templates)
      .values({ name: input.name, folderId: input.folderId, ownerId: input.own ? viewer.userId : null })
      .returning()
    if (!row) throw notFound('This template')
    await recordTemplate(tx, 'template.made', viewer, row.id)
    return row
  })
  announce()
  return templateView(made, [])
}

/**
 * Changes it. `version` is the one that the page knows: when it is another by now, nothing is changed, and the refusal (`changed`) holds what it
 * became. The same change sent twice is one. Throws not found.
 */
export async function changeTemplate(
  viewer: Viewer,
  id: number,
  change: TemplateChange,
): Promise<TemplateView> {
  const view = await db().transaction(async (tx) => {
    const template = await lockedTemplate(tx, viewer, id)
    const files = await filesOf(tx, templateFiles(id))
    const wanted = await wantedOf(tx, viewer, change, (html) => {
      const contentIds = new Set(files.flatMap(({ contentId }) => contentId ?? []))
      return cleanWritten(withContentIds(html, files), contentIds)
    })
    const same = Object.entries(wanted).every(([name, value]) => template[name as keyof Template] === value)
    if (same && change.version >= template.version - 1) return templateView(template, files)
    if (change.version !== template.version) throw changedElsewhere(templateView(template, files))
    const [row] = await tx
      .update(templates)
      .set({ ...wanted, version: sql`${templates.version} + 1`, updatedAt: sql`now()` })
      .where(eq(templates.id, id))
      .returning()
    if (!row) throw notFound('This template')
    await recordTemplate(tx, 'template.changed', viewer, id)
    return templateView(row, files)
  })
  announce()
  return view
}

/** Deletes it, with its files. What was written with it stays as it is. Throws not found. */
export async function deleteTemplate(viewer: Viewer, id: number): Promise<void> {
  await db().transaction(async (tx) => {
    await lockedTemplate(tx, viewer, id)
    await tx.delete(templates).where(eq(templates.id, id))
    await recordTemplate(tx, 'template.deleted', viewer, id)
  })
  announce()
}

async function wantedOf(
  tx: Queryable,
  viewer: Viewer,
  { name, folderId, own, subject, html }: TemplateChange,
  clean: (html: string) => string,
): Promise<Partial<Template>> {
  if (folderId) await mustBeFolder(tx, folderId)
  return {
    ...(name !== undefined && { name }),
    ...(folderId !== undefined && { folderId }),
    ...(own !== undefined && { ownerId: own ? viewer.userId : null }),
    ...(subject !== undefined && { subject }),
    ...(html !== undefined && { html: clean(html) }),
  }
}

const changedElsewhere = (template: TemplateView) =>
  new AppError(
    409,
    'changed',
    'Somebody changed this template meanwhile. Yours is not saved: choose which one stays.',
    { details: { template } },
  )
