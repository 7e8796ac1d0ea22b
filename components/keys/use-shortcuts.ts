import { useEffect, useEffectEvent } from 'react'
import { addShortcuts, type Shortcut } from './registry.ts'

/**
 * Keys that work while the component is on the page and `enabled` holds: "j", "shift+u", "?", "esc", "g i" for one after the other. They are off while
 * somebody types, while a menu or dialog is open, and, those of one character, when the person has switched them off. `group` and `words` stand in the list that "?" opens.
 */
export function useShortcuts(group: string, list: (Shortcut & { run: () => void })[], enabled = true): void {
  const run = useEffectEvent((pressed: string) => list.find(({ keys }) => keys === pressed)?.run())
  const shown = JSON.stringify(list.map(({ keys, words }) => ({ keys, words })))
  useEffect(() => {
    if (!enabled) return
    return addShortcuts({ group, list: JSON.parse(shown), run: (keys) => run(keys) })
  }, [group, shown, enabled])
}
