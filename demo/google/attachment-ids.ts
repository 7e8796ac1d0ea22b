import { createHmac, randomBytes } from 'node:crypto'

/** Attachment ids are passing names: each get of a message issues new ones, and old ones go stale. */
export type AttachmentIds = {
  /** Begins a get of a message: ids issued for it from here on are of this get. */
  begin(message: number): number
  issue(message: number, generation: number, place: string, now: number): string
  /** The message's row and the place of the part in it; undefined when the id is stale or was never issued. */
  read(id: string, now: number): { message: number; place: string } | undefined
}

const LIFE_MS = 60_000
const REMEMBERED = 5_000 // messages whose gets are counted; a forgotten one begins anew, so its old ids stay good until their minute ends

/** `gets` is how many newer gets of its message an id survives. */
export function createAttachmentIds(gets: number): AttachmentIds {
  const key = randomBytes(32)
  const generations = new Map<number, number>()
  const sign = (text: string) => createHmac('sha512', key).update(text).digest()

  return {
    begin(message) {
      const generation = (generations.get(message) ?? 0) + 1
      generations.delete(message)
      generations.set(message, generation)
      if (generations.size > REMEMBERED) generations.delete(generations.keys().next().value ?? message)
      return generation
    },
    issue(message, generation, place, now) {
      const text = [message, generation, now, place].join(' ')
      const body = Buffer.from(text)
      return Buffer.concat([Buffer.from([body.length]), body, sign(text), sign(`${text}.`)])
        .toString('base64url')
        .replace(/^/, 'ANGjdJ')
    },
    read(id, now) {
      const bytes = Buffer.from(id.slice('ANGjdJ'.length), 'base64url')
      const text = bytes.subarray(1, 1 + (bytes[0] ?? 0)).toString()
      if (!bytes.subarray(1 + (bytes[0] ?? 0)).equals(Buffer.concat([sign(text), sign(`${text}.`)])))
        return undefined
      const [message = 0, generation = 0, issuedAt = 0] = text.split(' ').map(Number)
      const newest = generations.get(message) ?? generation
      if (newest - generation > gets || now - issuedAt > LIFE_MS) return undefined
      return { message, place: text.split(' ')[3] ?? '' }
    },
  }
}
