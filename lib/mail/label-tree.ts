import { writeListAddress } from './address.ts'
import type { RailLabel } from './types.ts'

type FlatLabel = { id: number; name: string; colour: string | null; unread: number }

const DEEPEST = 2 // further indents leave no room for the word in a rail of 216 px
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/**
 * Labels as a tree, flat in reading order. Gmail nests by "/" in the name. Labels of the same name in several mailboxes are one, with their
 * unread counts added; a parent that is no label itself stands there without an address.
 */
export function labelTree(labels: FlatLabel[]): RailLabel[] {
  const merged = new Map<string, FlatLabel | null>()
  for (const label of labels) {
    const parts = label.name.split('/')
    for (let length = 1; length < parts.length; length++) {
      const parent = parts.slice(0, length).join('/')
      if (!merged.has(parent)) merged.set(parent, null)
    }
    const same = merged.get(label.name)
    merged.set(
      label.name,
      same ? { ...same, colour: same.colour ?? label.colour, unread: same.unread + label.unread } : label,
    )
  }
  return [...merged]
    .map(([path, label]) => ({ path, parts: path.split('/'), label }))
    .sort((a, b) => comparePaths(a.parts, b.parts))
    .map(({ path, parts, label }) => ({
      path,
      name: parts.slice(Math.min(parts.length - 1, DEEPEST)).join('/'),
      depth: Math.min(parts.length - 1, DEEPEST),
      address:
        label && writeListAddress({ list: { kind: 'label', id: label.id }, show: 'all', before: null }),
      colour: label?.colour ?? null,
      unread: label?.unread ?? 0,
    }))
}

/** Part by part, so that "Klanten 2" does not come between "Klanten" and "Klanten/Offerte". */
function comparePaths(a: string[], b: string[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index]
    if (other === undefined) return 1
    const order = byName.compare(part, other)
    if (order !== 0) return order
  }
  return a.length - b.length
}
