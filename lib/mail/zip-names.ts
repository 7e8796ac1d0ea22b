import { safeName } from './download.ts'

/**
 * Names for the files of one archive: each safe on any system, and none twice, not even for one that takes capitals and small letters for the
 * same. A name that comes again gets a number before its ending.
 */
export function zipNames(names: string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const safe = safeName(name)
    const dot = safe.lastIndexOf('.')
    const stem = dot > 0 ? safe.slice(0, dot) : safe
    let free = safe
    for (let count = 2; taken.has(keyOf(free)); count++) free = `${stem} (${count})${safe.slice(stem.length)}`
    taken.add(keyOf(free))
    return free
  })
}

const keyOf = (name: string) => name.normalize('NFC').toLowerCase()
