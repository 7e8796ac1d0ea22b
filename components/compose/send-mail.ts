import { addNotice, changeNotice, removeNotice, SECONDS } from '#/components/actions/notices.ts'
import { callApi } from '#/lib/api/client.ts'
import type { DraftPerson } from '#/lib/drafts/types.ts'
import type { OutboxRow } from '#/lib/send/types.ts'
import { forgetDraft, openComposer, writerNow } from './composers.ts'
import type { Writing } from './writing.ts'

export type SendWish = { archive?: boolean; sendAt?: number; remindAt?: number }

/**
 * Saves a mail and sends it. Until it leaves, a notice offers to take it back; then it is open again as it was. Throws ApiError when it was
 * refused: nothing was sent.
 */
export async function sendMail(
  writing: Writing,
  wish: SendWish,
  threadId: number | null,
  when: string | null, // in words, where it is sent later
): Promise<void> {
  const { id, version } = await writing.flush()
  const row = await callApi<OutboxRow>('POST', '/api/v1/outbox', { draftId: id, version, ...wish })
  forgetDraft(id)
  writing.end()
  const to = namesOf(row.to)
  const seconds = when === null ? writerNow().undoSeconds : SECONDS
  const notice = addNotice({
    tone: 'done',
    words: when === null ? `Sending to ${to}` : `To ${to} ${when}`,
    action: { words: 'Undo', keys: 'Z', run: () => void takeBack() },
    left: seconds,
    of: seconds,
  })

  async function takeBack() {
    changeNotice(notice, { action: undefined }) // one press is enough
    try {
      await callApi('POST', `/api/v1/outbox/${row.id}/cancel`)
      removeNotice(notice)
      openComposer({ draftId: id }, threadId)
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error)
      changeNotice(notice, { tone: 'error', words, left: null })
    }
  }
}

/** "Camille and Rémi", "Camille and 3 more". */
function namesOf(people: DraftPerson[]): string {
  const names = people.map(({ name, email }) => name.split(' ')[0] || email)
  const [first = 'nobody', second] = names
  if (second === undefined) return first
  return names.length === 2 ? `${first} and ${second}` : `${first} and ${names.length - 1} more`
}
