import type { ActionView } from '#/lib/actions/types.ts'
import { ApiError, callApi } from '#/lib/api/client.ts'
import type { RailLabel } from '#/lib/mail/types.ts'
import { newKey } from './new-key.ts'
import { addNotice, removeNotice, SECONDS } from './notices.ts'

type Colour = { text: string; background: string }

/** Makes a label in some mailboxes. Throws ApiError. */
export async function makeLabel(name: string, mailboxes: number[], colour?: Colour): Promise<void> {
  const body = { key: newKey(), mailboxes, name, ...(colour && { colour: pairOf(colour) }) }
  offerUndo(await callApi<ActionView>('POST', '/api/v1/labels', body), `Made the label ${name}`)
}

/** Renames a label, those under it with it, or colours it. Throws ApiError. */
export async function changeLabel(
  label: RailLabel,
  { name, colour }: { name?: string; colour?: Colour },
): Promise<void> {
  const body = {
    key: newKey(),
    ...(name !== undefined && { name }),
    ...(colour && { colour: pairOf(colour) }),
  }
  offerUndo(
    await callApi<ActionView>('PATCH', `/api/v1/labels/${idOf(label)}`, body),
    `Changed the label ${name ?? label.path}`,
  )
}

/** Deletes a label, but no mail. Throws ApiError. */
export async function deleteLabel(label: RailLabel): Promise<void> {
  const body = { key: newKey() }
  offerUndo(
    await callApi<ActionView>('POST', `/api/v1/labels/${idOf(label)}/deletion`, body),
    `Deleted the label ${label.path}`,
  )
}

/** The id in "label-12"; null for what is only a parent of labels. */
const idOf = ({ address }: RailLabel) => (address === null ? null : Number(address.split('-')[1]))

const pairOf = ({ text, background }: Colour): Colour => ({ text, background })

function offerUndo(view: ActionView, words: string): void {
  const notice = addNotice({
    tone: 'done',
    words,
    left: SECONDS,
    action: { words: 'Undo', keys: 'Z', run: () => void undo(view, notice) },
  })
}

async function undo({ id }: ActionView, notice: number): Promise<void> {
  removeNotice(notice)
  try {
    await callApi('POST', `/api/v1/actions/${id}/undo`, { key: newKey() })
    addNotice({ tone: 'done', words: 'Undone', left: 4 })
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    addNotice({ tone: 'error', words: `Could not undo. ${error.message}`, left: null })
  }
}
