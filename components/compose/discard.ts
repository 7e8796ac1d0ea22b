import { addNotice, changeNotice, removeNotice, SECONDS } from '#/components/actions/notices.ts'
import { callApi } from '#/lib/api/client.ts'
import { closeComposer, forgetDraft, openComposer } from './composers.ts'
import type { Writing } from './writing.ts'

/** Gives up a mail that is being written. What was typed last is saved first, so that all of it comes back when that is taken back. */
export async function discard(key: string, writing: Writing, threadId: number | null): Promise<void> {
  const { draft } = writing.now()
  closeComposer(key)
  if (!draft) {
    writing.close() // it ends once it is there
    return
  }
  try {
    await writing.flush()
    await discardDraft(draft.id, threadId)
    writing.end()
  } catch (error) {
    openComposer('draftId' in writing.begin ? writing.begin : { draftId: draft.id }, threadId, key)
    sayRefused(`The draft is still there: ${wordsOf(error)}`)
  }
}

/** Discards a draft, and offers to take that back. Throws ApiError when it was refused. */
export async function discardDraft(id: number, threadId: number | null): Promise<void> {
  await callApi('DELETE', `/api/v1/drafts/${id}`)
  forgetDraft(id)
  const notice = addNotice({
    tone: 'done',
    words: 'Draft discarded',
    action: { words: 'Undo', keys: 'Z', run: () => void restore() },
    left: SECONDS,
  })

  async function restore() {
    changeNotice(notice, { action: undefined }) // one press is enough
    try {
      await callApi('POST', `/api/v1/drafts/${id}/restoration`)
      removeNotice(notice)
      openComposer({ draftId: id }, threadId)
    } catch (error) {
      changeNotice(notice, { tone: 'error', words: wordsOf(error), left: null })
    }
  }
}

export const sayRefused = (words: string) => void addNotice({ tone: 'error', words, left: null })

export const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
