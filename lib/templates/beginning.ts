import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import type { SendAddress } from '#/lib/drafts/types.ts'
import { defaultTemplate } from './defaults.ts'
import { expandTemplate } from './expand.ts'
import { templateOf } from './kept.ts'
import { valuesFor } from './values.ts'

/** What a new mail from an address begins with, if its mailbox has a template for that. Nobody is in To yet, so what depends on it stays open. */
export async function beginningOf(
  viewer: Viewer,
  { mailboxId, name, email }: SendAddress,
): Promise<{ id: number; subject: string; html: string } | undefined> {
  const id = await defaultTemplate(viewer, mailboxId)
  if (id === undefined) return undefined
  const [template, values] = await Promise.all([
    templateOf(db(), viewer, id),
    valuesFor(viewer, null, { name, email }),
  ])
  const { subject, html } = expandTemplate(template, values)
  return { id, subject, html }
}
