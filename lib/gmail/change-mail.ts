import { changeGmail, type Gmail } from './client.ts'

const BATCH_IDS = 1_000 // Gmail's maximum (GMAIL §2.1)

const BATCH_UNITS = 50 // batchModify and batchDelete, whatever their size (GMAIL §3.2)
const MODIFY_UNITS = 5
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
