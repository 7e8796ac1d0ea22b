/** Thrown to those for whom not even a place to wait is left. */
export class NoTurn extends Error {
  override name = 'NoTurn'
}

/** Lets `most` pieces of work run at a time; up to `waiting` more come after them, in their order. Throws NoTurn beyond. */
export function takeTurns(most: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running < most) running++
    else {
      if (queue.length >= waiting) throw new NoTurn(`${most} run and ${waiting} wait already`)
      await new Promise<void>((resolve) => queue.push(resolve)) // whoever ends hands its place on
    }
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running--
    }
  }
}
