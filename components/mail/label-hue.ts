import { HUES, type Hue, hueOf } from '#/components/ui/hue.ts'
import type { LabelName } from '#/lib/mail/types.ts'

/** Where the identity hues lie on the colour wheel of HSL, in degrees. Slate is for what has no colour. */
const DEGREES: [Hue, number][] = [
  ['coral', 14],
  ['amber', 42],
  ['green', 140],
  ['teal', 182],
  ['blue', 218],
  ['rose', 335],
]
const GREY = 0.12 // the chroma (0 to 1) below which a colour reads as grey

/** A label in the hue nearest to the colour that it has at Gmail; by its name where it has none there. */
export function labelHue({ name, colour }: LabelName): Hue {
  const rgb = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? '')?.slice(1)
  if (!rgb) return hueOf(name)
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => Number.parseInt(part, 16) / 255)
  const high = Math.max(red, green, blue)
  const chroma = high - Math.min(red, green, blue)
  if (chroma < GREY) return 'slate'
  const sixth =
    high === red
      ? (green - blue) / chroma
      : high === green
        ? 2 + (blue - red) / chroma
        : 4 + (red - green) / chroma
  const angle = (sixth * 60 + 360) % 360
  const distance = (degrees: number) => Math.min(Math.abs(angle - degrees), 360 - Math.abs(angle - degrees))
  return DEGREES.reduce((best, next) => (distance(next[1]) < distance(best[1]) ? next : best))[0] ?? HUES[0]
}
