/** A stream of numbers that a seed decides: the same seed gives the same world. */
export type Random = {
  /** 0 (included) to 1 (excluded) */
  next(): number
  /** a whole number, both ends included */
  int(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  chance(probability: number): boolean
  shuffle<T>(list: readonly T[]): T[]
}

/**
 * A stream of its own for each name, so that a thread added to the world leaves all others as they were.
 * mulberry32 (Tommy Ettinger, public domain) over an FNV-1a hash of the name.
 */
export function random(seed: number | string, name = ''): Random {
  let state = fnv(`${seed}/${name}`)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick(list) {
      const index = int(0, list.length - 1)
      if (list.length === 0) throw new Error('Nothing to pick from')
      return list[index] as (typeof list)[number]
    },
    shuffle(list) {
      const left = [...list]
      return list.map(() => left.splice(int(0, left.length - 1), 1)[0] as (typeof list)[number])
    },
  }
}

function fnv(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}
