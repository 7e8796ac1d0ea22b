import { newKey } from '#/components/actions/new-key.ts'
import { callApi } from '#/lib/api/client.ts'
import type { DraftView } from '#/lib/drafts/types.ts'
import { changeComposer, closeComposer, openComposer } from './composers.ts'
import { discardDraft } from './discard.ts'
import type { Writing } from './writing.ts'

/** Which of two texts goes on. */
export type Choice = 'mine' | 'other' | 'both'

/** Between what was typed here and what the same draft became elsewhere. Both: the own text goes on as a draft of its own, in a window. */
export async function chooseText(writing: Writing, choice: Choice): Promise<void> {
  if (choice !== 'both') return writing.settle(choice)
  const { fields } = writing.now()
  if (!fields) return
  const made = await callApi<DraftView>('POST', '/api/v1/drafts', {
    key: newKey(),
    kind: 'new',
    bare: true,
    mailboxId: fields.mailboxId,
  })
  await callApi('PATCH', `/api/v1/drafts/${made.id}`, { version: made.version, ...fields })
  writing.settle('other')
  openMinimised(made.key, made.id)
}

/** Between this draft and another one that was made of its copy in Gmail. What is not chosen is discarded, and can be taken back. */
export async function chooseDraft(
  key: string,
  writing: Writing,
  other: DraftView,
  choice: Choice,
): Promise<void> {
  if (choice === 'mine') return discardDraft(other.id, null)
  if (choice === 'both') {
    await callApi('PATCH', `/api/v1/drafts/${other.id}`, { version: other.version, conflictOf: null })
    return openMinimised(other.key, other.id)
  }
  const { id } = await writing.flush()
  closeComposer(key)
  writing.end()
  openComposer({ draftId: other.id }, other.threadId)
  await discardDraft(id, null)
}

function openMinimised(key: string, draftId: number) {
  openComposer({ draftId }, null, key)
  changeComposer(key, { minimised: true })
}
