import { eq, sql } from 'drizzle-orm'
import { drafts } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { recordDraft, savedSoon } from './drafts.ts'
import type { FileHolder } from './files.ts'
import { draftOf, openDraftOf } from './kept.ts'

/**
 * A draft as what files belong to. When they change, Gmail's copy is to be made anew; the text's version stays, so that a page that adds a file need
 * not ask for the text again.
 */
export const draftFiles = (id: number): FileHolder => ({
  owner: { draftId: id },
  see: (viewer) => draftOf(db(), viewer, id),
  async open(tx, viewer) {
    const { html, quote } = await openDraftOf(tx, viewer, id)
    return [html, quote ?? '']
  },
  async note(tx, viewer, files) {
    const { version: _, ...soon } = savedSoon(files)
    await tx
      .update(drafts)
      .set({ ...soon, savedVersion: sql`least(${drafts.savedVersion}, ${drafts.version} - 1)` })
      .where(eq(drafts.id, id))
    await recordDraft(tx, viewer.userId)
  },
})
