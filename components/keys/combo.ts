type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

const NAMES: Record<string, string> = { Escape: 'esc', Enter: 'enter', ' ': 'space' }

/**
 * What was pressed, as shortcuts are written: "j", "shift+u", "?", "esc", "f6". Null with a modifier, which is the browser's or the system's. A sign is itself,
 * however one's keyboard makes it ("#" is ⌥3 on a British Mac), and where letters are not Latin the place of the key counts.
 */
export function comboOf({ key, code, shiftKey, ctrlKey, metaKey, altKey }: Pressed): string | null {
  if (metaKey || (ctrlKey && !altKey)) return null // Ctrl and Alt together are AltGr
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : !isAscii(key) && /^Key([A-Z])$/.exec(code)?.[1]
  if (letter) return altKey ? null : withShift(letter.toLowerCase(), shiftKey)
  if (key.length === 1 && key !== ' ') return key
  return altKey || ctrlKey ? null : withShift(NAMES[key] ?? key.toLowerCase(), shiftKey)
}

const withShift = (name: string, shiftKey: boolean) => (shiftKey ? `shift+${name}` : name)

const isAscii = (key: string) => /^[\x20-\x7e]+$/.test(key)

/** Whether a combo is typed with one character: those a person can switch off (WCAG 2.2, 2.1.4). */
export const isSingleKey = (keys: string) =>
  keys.split(' ').every((combo) => combo.replace(/^shift\+(?=.)/, '').length === 1)

const CAPS: Record<string, string> = { esc: 'Esc', enter: '↵', space: 'Space' }

/** As key caps show it, in the order one presses them: "shift+u" is ["⇧U"], "g i" is ["G", "I"], "mod+enter" is ["⌘↵"]. */
export const capsOf = (keys: string) =>
  keys.split(' ').map((combo) => {
    const bare = combo.replace(/^mod\+(?=.)/, '')
    const name = bare.replace(/^shift\+(?=.)/, '')
    return (bare === combo ? '' : '⌘') + (name === bare ? '' : '⇧') + (CAPS[name] ?? name.toUpperCase())
  })
