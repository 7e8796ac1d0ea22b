/** A place in the events: all with a lower transaction id, and of the same one those up to this id, lie before it. */
export type Position = { txid: bigint; id: bigint }

/** As pages keep it: `1204-88`. */
export const writePosition = ({ txid, id }: Position) => `${txid}-${id}`

/** Null for what is none, such as another program's Last-Event-ID. */
export function readPosition(text: string | null | undefined): Position | null {
  const found = /^(\d{1,19})-(\d{1,19})$/.exec(text ?? '')
  return found?.[1] && found[2] ? { txid: BigInt(found[1]), id: BigInt(found[2]) } : null
}

export const isAfter = (a: Position, b: Position) => a.txid > b.txid || (a.txid === b.txid && a.id > b.id)
