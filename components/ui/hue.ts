/** The identity hues of mailboxes, labels and people. Lilac itself is not among them: it means "you are here". */
export const HUES = ['blue', 'teal', 'green', 'amber', 'coral', 'rose', 'slate'] as const
export type Hue = (typeof HUES)[number]

/** A hue that never moves: by a hash of the text (FNV-1a, 32 bit), so that a person looks the same everywhere. */
export function hueOf(text: string): Hue {
  let hash = 0x811c9dc5
  for (const char of text.trim().toLowerCase()) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  }
  return HUES[(hash >>> 0) % HUES.length] ?? 'slate'
}

/** The plain colour, for dots, squares and ticks. Whole class names, so that Tailwind finds them. */
export const dotClass: Record<Hue, string> = {
  blue: 'bg-blue',
  teal: 'bg-teal',
  green: 'bg-green',
  amber: 'bg-amber',
  coral: 'bg-coral',
  rose: 'bg-rose',
  slate: 'bg-slate',
}

/** Text on its own soft ground, for avatars. */
export const softClass: Record<Hue, string> = {
  blue: 'bg-blue-soft text-blue-ink',
  teal: 'bg-teal-soft text-teal-ink',
  green: 'bg-green-soft text-green-ink',
  amber: 'bg-amber-soft text-amber-ink',
  coral: 'bg-coral-soft text-coral-ink',
  rose: 'bg-rose-soft text-rose-ink',
  slate: 'bg-slate-soft text-slate-ink',
}
