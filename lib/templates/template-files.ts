import { eq, sql } from 'drizzle-orm'
import { templates } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import type { FileHolder } from '#/lib/drafts/files.ts'
import { lockedTemplate, recordTemplate, templateOf } from './kept.ts'

/** A template as what files belong to. The text's version stays when they change. */
export const templateFiles = (id: number): FileHolder => ({
  owner: { templateId: id },
  see: (viewer) => templateOf(db(), viewer, id),
  open: async (tx, viewer) => [(await lockedTemplate(tx, viewer, id)).html],
  async note(tx, viewer) {
    await tx.update(templates).set({ updatedAt: sql`now()` }).where(eq(templates.id, id))
    await recordTemplate(tx, 'template.changed', viewer, id)
  },
})
