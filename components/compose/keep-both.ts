import { newKey } from '#/components/actions/new-key.ts'
import { callApi } from '#/lib/api/client.ts'
import type { DraftView } from '#/lib/drafts/types.ts'
import { openComposer } from './composers.ts'
import type { Fields, Writing } from './writing.ts'

/** The own text goes on as a draft of its own, minimised; this one becomes what it is elsewhere. */
export async function keepAsAnother(mine: Fields, writing: Writing): Promise<void> {
  const made = await callApi<DraftView>('POST', '/api/v1/drafts', {
    key: newKey(),
    kind: 'new',
    mailboxId: mine.mailboxId,
  })
  await callApi('PATCH', `/api/v1/drafts/${made.id}`, { version: made.version, ...mine })
  writing.settle('other')
  openComposer({ draftId: made.id })
}
