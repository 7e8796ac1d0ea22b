import { variablesIn } from './expand.ts'
import { LONGEST_VALUE } from './types.ts'

type Own = ReadonlyMap<string, string>

/** The way round by which a variable is made of itself, such as [a, b, a]; undefined where there is none. */
export function loopOf(own: Own, name: string): string[] | undefined {
  const seen = new Set<string>() // what leads nowhere is looked at once
  const follow = (at: string, way: string[]): string[] | undefined => {
    for (const next of variablesIn(own.get(at) ?? '')) {
      if (next === name) return [...way, next]
      if (seen.has(next)) continue
      seen.add(next)
      const found = follow(next, [...way, next])
      if (found) return found
    }
  }
  return follow(name, [name])
}

/** The variable that would be longer than one may be, written out: values that hold each other grow with every step. */
export function tooLong(own: Own): string | undefined {
  const lengths = new Map<string, number>()
  const lengthOf = (name: string): number => {
    const known = lengths.get(name)
    if (known !== undefined) return known
    lengths.set(name, 0) // a loop, which can't be saved, ends here
    const value = own.get(name) ?? ''
    const length = variablesIn(value).reduce((sum, next) => sum + lengthOf(next), value.length)
    lengths.set(name, length)
    return length
  }
  return [...own.keys()].find((name) => lengthOf(name) > LONGEST_VALUE)
}
