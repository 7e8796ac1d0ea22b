import { sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { outgoingFileChunks, outgoingFiles } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { draftFiles } from '#/lib/drafts/draft-files.ts'
import { filesOf } from '#/lib/drafts/files.ts'
import { draftOf } from '#/lib/drafts/kept.ts'
import { nameOfSender } from '#/lib/drafts/send-addresses.ts'
import { mailBytes, mustFit } from '#/lib/drafts/size.ts'
import { fileView, withAddresses, withContentIds } from '#/lib/drafts/views.ts'
import { announce } from '#/lib/events.ts'
import { cleanWritten } from '#/lib/mime/written.ts'
import { expandTemplate } from './expand.ts'
import type { ApplyTemplate } from './input.ts'
import { templateOf } from './kept.ts'
import { templateFiles } from './template-files.ts'
import type { FilledTemplate } from './types.ts'
import { valuesFor } from './values.ts'

/**
 * A template for a draft: its text with the values of this mail, and its files, which the draft has from then on. The draft's own text stays: its page
 * puts this in where the caret is. Doing so twice adds the files once. Throws not found, `too_large` when they do not fit.
 */
export async function applyTemplate(
  viewer: Viewer,
  draftId: number,
  { templateId, recipient, fromEmail }: ApplyTemplate,
): Promise<FilledTemplate> {
  const draft = await draftOf(db(), viewer, draftId)
  const template = await templateOf(db(), viewer, templateId)
  const sender = await nameOfSender(db(), draft.mailboxId, fromEmail)
  const values = await valuesFor(viewer, recipient, {
    name: sender?.name || viewer.name,
    email: fromEmail,
  })
  const holder = draftFiles(draftId)
  const { before, after } = await db().transaction(async (tx) => {
    const texts = await holder.open(tx, viewer)
    const before = await filesOf(tx, holder)
    const more = await filesOf(tx, templateFiles(templateId))
    if (more.length === 0) return { before, after: before }
    mustFit(mailBytes([...texts, template.html], [...before, ...more]))
    await copyFiles(tx, templateId, draftId)
    const after = await filesOf(tx, holder)
    if (after.length > before.length) await holder.note(tx, viewer, after)
    return { before, after }
  })
  announce()
  const expanded = expandTemplate(template, values)
  const known = new Set(before.map(({ id }) => id))
  return {
    ...expanded,
    html: withAddresses(expanded.html, after),
    files: after.filter(({ id }) => !known.has(id)).map(fileView),
  }
}

/** What a template, as it stands on the page, becomes for a recipient. Nothing of it is kept. Throws not found. */
export async function previewTemplate(
  viewer: Viewer,
  id: number,
  { subject, html, recipient }: { subject: string; html: string; recipient: { name: string; email: string } },
): Promise<FilledTemplate> {
  await templateOf(db(), viewer, id)
  const files = await filesOf(db(), templateFiles(id))
  const clean = cleanWritten(
    withContentIds(html, files),
    new Set(files.flatMap(({ contentId }) => contentId ?? [])),
  )
  const values = await valuesFor(viewer, recipient, { name: viewer.name, email: viewer.email })
  const expanded = expandTemplate({ subject, html: clean }, values, { show: true })
  return { ...expanded, html: withAddresses(expanded.html, files), files: files.map(fileView) }
}

/**
 * Gives a draft a template's files as copies of its own, without their bytes leaving the database. A copy's key says what it was made of: a file that
 * the draft has already is not added again. One that has not come whole stays behind.
 */
export async function copyFiles(tx: Transaction, templateId: number, draftId: number): Promise<void> {
  await tx.execute(sql`
    with kept as materialized (
      select f.*, md5('template file ' || f.id)::uuid as copy_key from ${outgoingFiles} f
       where f.template_id = ${templateId} and f.received = f.size),
    made as (
      insert into ${outgoingFiles} (draft_id, key, name, type, size, received, content_id)
      select ${draftId}, copy_key, name, type, size, received, content_id from kept order by id
      on conflict (draft_id, key) do nothing
      returning id, key)
    insert into ${outgoingFileChunks} (file_id, start, bytes)
    select made.id, c.start, c.bytes from made join kept on kept.copy_key = made.key
      join ${outgoingFileChunks} c on c.file_id = kept.id`)
}
