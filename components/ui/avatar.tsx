import { classes } from './classes.ts'
import { hueOf, softClass } from './hue.ts'

const SIZES = {
  20: 'size-5 text-[9px]',
  24: 'size-6 text-[10px]',
  28: 'size-7 text-2xs',
  32: 'size-8 text-xs',
}

/** A person: initials on a hue that comes from `seed` (an address or id), so that it never moves. The name stands beside it, so it is not read out. */
export function Avatar({ name, seed, size }: { name: string; seed: string; size: keyof typeof SIZES }) {
  return (
    <span
      aria-hidden
      data-initials={initials(name || seed)} // drawn, not text: it is no part of any control's visible name
      className={classes(
        'inline-flex before:content-[attr(data-initials)] shrink-0 items-center justify-center rounded-full font-semibold tracking-normal select-none',
        SIZES[size],
        softClass[hueOf(seed)],
      )}
    />
  )
}

/** The first letters of the first and the last word: "Noor el Idrissi" gives NI, "camille@pignon.example" C. */
export function initials(name: string): string {
  const words = name
    .replace(/@.*/, '')
    .split(/[\s,._-]+/)
    .map((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? '')
    .filter(Boolean)
  const [first = '?'] = words
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return (first + last).toLocaleUpperCase('en')
}
