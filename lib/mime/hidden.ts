import type { Style } from './computed-style.ts'

/** What text inherits that decides whether it can be seen. `on`: the colour behind it, null where that is not known. */
export type Seen = { colour: Rgb; on: Rgb | null; size: number }
type Rgb = [number, number, number]

/** As a mail is shown: black on white. */
export const PLAIN: Seen = { colour: [0, 0, 0], on: [255, 255, 255], size: 14 }

const SAME = 10 // of 255 a channel: nobody tells these colours apart
const SMALLEST = 2 // px: nobody reads smaller text
const FAR = 500 // px: text moved so far is outside of what is shown

/**
 * What an element's content inherits from it; null when its style hides it from who reads the mail: that is where senders put what only
 * filters, or the next reader, should see.
 */
export function seenThrough(style: Style, attributes: Map<string, string>, around: Seen): Seen | null {
  const get = (name: string) => style.get(name)?.toLowerCase() ?? ''
  if (get('display') === 'none' || /hidden|collapse/.test(get('visibility'))) return null
  if (style.has('opacity') && Number.parseFloat(get('opacity')) < 0.1) return null
  if (/hidden|clip/.test(get('overflow') || get('overflow-y') || get('overflow-x'))) {
    const sides = ['height', 'max-height', 'width', 'max-width'].map(get)
    if (sides.some((side) => /^0*(?:\.0+)?(?:px|em|rem|pt|%)?$|^1px$/.test(side) && side !== '')) return null
  }
  if (Math.abs(pixels(get('text-indent'), around.size) ?? 0) > FAR) return null
  if ((pixels(get('margin-left'), around.size) ?? 0) < -FAR) return null
  if ((pixels(get('margin-top'), around.size) ?? 0) < -FAR) return null
  const size = pixels(get('font-size'), around.size) ?? around.size
  if (size < SMALLEST) return null
  const given = colourOf(get('color') || (attributes.get('color') ?? ''))
  if (given === 'clear') return null
  const colour = given ?? around.colour
  const on = background(get, attributes, around)
  return { colour, on, size }
}

/** Whether text in its colour stands out from what is behind it. */
export const standsOut = ({ colour, on }: Seen): boolean =>
  on === null || colour.some((channel, at) => Math.abs(channel - (on[at] ?? 0)) > SAME)

function background(
  get: (name: string) => string,
  attributes: Map<string, string>,
  around: Seen,
): Rgb | null {
  const shorthand = get('background')
  if (/gradient/.test(get('background-image') + shorthand)) return null
  const word = get('background-color') || shorthand || (attributes.get('bgcolor') ?? '')
  if (word === '') return around.on
  const colour = colourOf(word) ?? colourOf(word.split(' ')[0] ?? '')
  return colour === 'clear' ? around.on : (colour ?? null)
}

/** A length in px; a percentage is of `base`. Undefined where there is none. */
function pixels(value: string, base: number): number | undefined {
  const [, number = '', unit = ''] = /^(-?\d*\.?\d+)(px|pt|em|rem|%)?$/.exec(value) ?? []
  if (number === '') return undefined
  const factor =
    { px: 1, pt: 4 / 3, em: base, rem: 14, '%': base / 100 }[unit] ?? (Number(number) === 0 ? 1 : 1)
  return Number(number) * factor
}

/** 'clear' for one that can't be seen through its own transparency; undefined for one that is not known. */
function colourOf(value: string): Rgb | 'clear' | undefined {
  const text = value.trim().toLowerCase()
  if (text === 'transparent') return 'clear'
  const named = NAMES[text]
  if (named) return named
  const [, hex = ''] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/.exec(text) ?? []
  if (hex) {
    const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex
    return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as Rgb
  }
  const [, inside = ''] = /^rgba?\(([^()]*)\)$/.exec(text) ?? []
  const numbers = inside.split(/[\s,/]+/).map(Number.parseFloat)
  if (numbers.length < 3 || numbers.some(Number.isNaN)) return undefined
  if ((numbers[3] ?? 1) < 0.1) return 'clear'
  return numbers.slice(0, 3) as Rgb
}

const NAMES: Record<string, Rgb> = {
  white: [255, 255, 255],
  black: [0, 0, 0],
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  whitesmoke: [245, 245, 245],
}
