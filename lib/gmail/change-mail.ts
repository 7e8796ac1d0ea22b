import { changeGmail, type Gmail, readAnswer } from './client.ts'
import { type GmailLabel, labelSchema } from './shapes.ts'

const BATCH_IDS = 1_000 // Gmail's maximum (GMAIL §2.1)

const BATCH_UNITS = 50 // batchModify and batchDelete, whatever their size (GMAIL §3.2)
const MODIFY_UNITS = 5
const DELETE_UNITS = 10
const LABEL_UNITS = 5
const BATCH_FROM = 11 // messages from which one batch costs no more than single calls

/** Labels that messages get and lose, by Gmail's ids. */
export type LabelChange = { add: string[]; remove: string[] }

/**
 * Changes the labels of at most 1,000 messages, as a difference: doing it again changes nothing. In a batch a message that is not there any more is
 * passed over; alone it throws Gone. Few messages go one by one, in parts of a size that the caller chose.
 */
export async function changeLabels(
  gmail: Gmail,
  ids: string[],
  { add, remove }: LabelChange,
  signal: AbortSignal,
): Promise<void> {
  const change = { addLabelIds: add, removeLabelIds: remove }
  const [only] = ids
  if (ids.length === 1 && only !== undefined) {
    const path = `messages/${encodeURIComponent(only)}/modify`
    await changeGmail(gmail, { units: MODIFY_UNITS }, { method: 'POST', path, body: change }, signal)
    return
  }
  const body = { ids, ...change }
  await changeGmail(
    gmail,
    { units: BATCH_UNITS },
    { method: 'POST', path: 'messages/batchModify', body },
    signal,
  )
}

/** Ids in the pieces that cost least: full batches, and single messages where there are few. */
export function intoCalls(ids: string[]): string[][] {
  const pieces: string[][] = []
  for (let from = 0; from < ids.length; from += BATCH_IDS) pieces.push(ids.slice(from, from + BATCH_IDS))
  return pieces.flatMap((piece) => (piece.length < BATCH_FROM ? piece.map((id) => [id]) : [piece]))
}

/** Deletes at most 1,000 messages for ever. What is not there any more is passed over; alone it throws Gone. */
export async function deleteMessages(gmail: Gmail, ids: string[], signal: AbortSignal): Promise<void> {
  const [only] = ids
  if (ids.length === 1 && only !== undefined) {
    const path = `messages/${encodeURIComponent(only)}`
    await changeGmail(gmail, { units: DELETE_UNITS }, { method: 'DELETE', path }, signal)
    return
  }
  const change = { method: 'POST', path: 'messages/batchDelete', body: { ids } } as const
  await changeGmail(gmail, { units: BATCH_UNITS }, change, signal)
}

export type LabelLook = { name: string; textColour: string | null; backgroundColour: string | null }

/** Makes a label. Throws Refused with "409 aborted" where there is one of this name. */
export async function createLabel(gmail: Gmail, look: LabelLook, signal: AbortSignal): Promise<GmailLabel> {
  const body = { ...lookBody(look), messageListVisibility: 'show', labelListVisibility: 'labelShow' }
  const change = { method: 'POST', path: 'labels', body } as const
  return readAnswer(await changeGmail(gmail, { units: LABEL_UNITS }, change, signal), labelSchema)
}

/** Gives a label this name and these colours. Throws Gone when it is not there any more. */
export async function patchLabel(
  gmail: Gmail,
  id: string,
  look: LabelLook,
  signal: AbortSignal,
): Promise<void> {
  const change = { method: 'PATCH', path: `labels/${encodeURIComponent(id)}`, body: lookBody(look) } as const
  await changeGmail(gmail, { units: LABEL_UNITS }, change, signal)
}

/** Takes a label from all messages, and deletes it. Throws Gone when it is not there any more. */
export async function deleteLabel(gmail: Gmail, id: string, signal: AbortSignal): Promise<void> {
  const change = { method: 'DELETE', path: `labels/${encodeURIComponent(id)}` } as const
  await changeGmail(gmail, { units: LABEL_UNITS }, change, signal)
}

/** Gmail wants both colours or none (GMAIL §2.4). */
function lookBody({ name, textColour, backgroundColour }: LabelLook) {
  const both = textColour !== null && backgroundColour !== null
  return { name, ...(both && { color: { textColor: textColour, backgroundColor: backgroundColour } }) }
}
