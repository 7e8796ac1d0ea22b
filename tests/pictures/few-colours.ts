const PLAIN = 200 // pixels within a surface of one colour, from which on the colour is kept as it is
const VIVID = 20 // the same for a colour that is no grey: the dot of a label is small, and its colour is what it says
const GREY = 40 // between a colour's strongest and weakest part: less is a grey
const APART = 56 // in RGB: a shade that is nearer to a kept colour becomes that one
const HUE = 2 // how much more another hue counts than another brightness: an icon's grey edge must not turn green
const MOST = 256

/**
 * Draws a picture of a page (RGB, three bytes a pixel) with few colours: those of its surfaces exactly, and of the shades between them, at the edges of letters and in
 * shadows, as many as are seen. No other reduction keeps letters crisp and a label's colour true at a fifth of the bytes.
 */
export function drawnWithFewColours(picture: Buffer, width: number): Buffer {
  const pixels = Uint32Array.from({ length: picture.length / 3 }, (_, at) => picture.readUIntBE(at * 3, 3))
  const kept = coloursToKeep(pixels, width)
  const nearest = new Map<number, number>()
  const drawn = Buffer.alloc(picture.length)
  pixels.forEach((colour, at) => {
    const known = nearest.get(colour) ?? nearestOf(kept, colour).colour
    nearest.set(colour, known)
    drawn.writeUIntBE(known, at * 3, 3)
  })
  return drawn
}

function coloursToKeep(pixels: Uint32Array, width: number): number[] {
  const all = new Map<number, number>()
  const within = new Map<number, number>() // a surface: between two pixels of the same colour
  pixels.forEach((colour, at) => {
    count(all, colour)
    const across = pixels[at - 1] === colour && pixels[at + 1] === colour
    if (across || (pixels[at - width] === colour && pixels[at + width] === colour)) count(within, colour)
  })
  const kept = often(within).filter((colour) => (within.get(colour) ?? 0) >= (isGrey(colour) ? PLAIN : VIVID))
  kept.splice(40)
  for (const colour of often(all))
    if (kept.length < MOST && nearestOf(kept, colour).distance > APART) kept.push(colour)
  return kept
}

function nearestOf(colours: number[], wanted: number): { colour: number; distance: number } {
  let nearest = { colour: wanted, distance: Number.POSITIVE_INFINITY }
  for (const colour of colours) {
    const [red = 0, green = 0, blue = 0] = parts(colour).map((part, at) => part - (parts(wanted)[at] ?? 0))
    const distance = Math.hypot(
      red,
      green,
      blue,
      HUE * (red - green),
      HUE * (green - blue),
      HUE * (blue - red),
    )
    if (distance < nearest.distance) nearest = { colour, distance }
  }
  return nearest
}

const count = (counts: Map<number, number>, colour: number) =>
  counts.set(colour, (counts.get(colour) ?? 0) + 1)
const often = (counts: Map<number, number>) =>
  [...counts].toSorted(([a, of], [b, than]) => than - of || a - b).map(([colour]) => colour)
const parts = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255]
const isGrey = (colour: number) => Math.max(...parts(colour)) - Math.min(...parts(colour)) < GREY
