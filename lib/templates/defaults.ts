import { and, asc, eq } from 'drizzle-orm'
import { mailboxes, templateDefaults, templates } from '#/db/schema/index.ts'
import { owned, readable } from '#/lib/access/mailboxes.ts'
import { usable } from '#/lib/access/templates.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { notFound } from '#/lib/errors.ts'
import { templateOf } from './kept.ts'
import type { MailboxDefault } from './types.ts'

/** The viewer's mailboxes, each with the template that a new mail begins with. One that became somebody else's own is none. */
export const mailboxDefaults = (viewer: Viewer): Promise<MailboxDefault[]> =>
  db()
    .select({
      id: mailboxes.id,
      address: mailboxes.address,
      colour: mailboxes.colour,
      templateId: templates.id,
    })
    .from(mailboxes)
    .leftJoin(templateDefaults, eq(templateDefaults.mailboxId, mailboxes.id))
    .leftJoin(templates, and(eq(templates.id, templateDefaults.templateId), usable(viewer)))
    .where(owned(viewer))
    .orderBy(asc(mailboxes.id))

/** Chooses it; null: a new mail begins empty. Throws not found for another's mailbox or template. */
export async function setDefault(
  viewer: Viewer,
  mailboxId: number,
  templateId: number | null,
): Promise<void> {
  await db().transaction(async (tx) => {
    const [mailbox] = await tx
      .select({ id: mailboxes.id })
      .from(mailboxes)
      .where(and(eq(mailboxes.id, mailboxId), owned(viewer)))
    if (!mailbox) throw notFound('This mailbox')
    if (templateId === null)
      return void (await tx.delete(templateDefaults).where(eq(templateDefaults.mailboxId, mailboxId)))
    await templateOf(tx, viewer, templateId)
    await tx
      .insert(templateDefaults)
      .values({ mailboxId, templateId })
      .onConflictDoUpdate({ target: templateDefaults.mailboxId, set: { templateId } })
  })
}

/** The template that a new mail of a mailbox begins with, as far as the viewer may use both. */
export async function defaultTemplate(viewer: Viewer, mailboxId: number): Promise<number | undefined> {
  const [row] = await db()
    .select({ id: templates.id })
    .from(templateDefaults)
    .innerJoin(mailboxes, eq(mailboxes.id, templateDefaults.mailboxId))
    .innerJoin(templates, eq(templates.id, templateDefaults.templateId))
    .where(and(eq(mailboxes.id, mailboxId), readable(viewer), usable(viewer)))
  return row?.id
}
