import { type Random, random as stream } from '#/demo/world/random.ts'
import { box, type Canvas, type Colour, canvas, dot, line, png, ring } from './canvas.ts'

const ink: Colour = [28, 24, 40]
const paper: Colour = [252, 251, 255]
const lilac: Colour = [122, 73, 191]
const tones: Colour[] = [
  [214, 222, 228],
  [236, 226, 208],
  [206, 219, 205],
  [228, 211, 214],
  [208, 208, 224],
  [190, 196, 200],
]
const strong: Colour[] = [
  lilac,
  [26, 152, 152],
  [208, 128, 22],
  [212, 88, 132],
  [66, 133, 214],
  [52, 152, 84],
]

const album = new Map<string, Buffer>()

/** A photo of a wheel, a chart or a technical drawing, out of an album of forty each; drawn when it is first asked for. */
export function picture(kind: 'photo' | 'chart' | 'drawing', random: Random): Buffer {
  const page = `${kind} ${random.int(1, 40)}`
  const kept = album.get(page) ?? { photo: wheelPhoto, chart, drawing }[kind](stream(page))
  album.set(page, kept)
  return kept
}

/** A photo of a wheel as it could lie on a workbench, with a broken spoke here and there. */
function wheelPhoto(random: Random): Buffer {
  const tone = random.pick(tones)
  const photo = canvas(240, 180, tone)
  grain(photo, random)
  const x = 120 + random.int(-24, 24)
  const y = 90 + random.int(-12, 12)
  const radius = random.int(58, 80)
  wheel(photo, random, { x, y, radius, spokes: random.pick([24, 28, 32, 36]), broken: random.int(0, 3) })
  return png(photo)
}

/** A bar chart, such as a test or a stock list brings. */
function chart(random: Random): Buffer {
  const page = canvas(280, 160, paper)
  const colour = random.pick(strong)
  for (let row = 0; row < 5; row++) line(page, 24, 20 + row * 28, 270, 20 + row * 28, [226, 222, 234])
  for (let bar = 0; bar < 12; bar++) {
    const height = random.int(10, 108)
    box(page, 30 + bar * 20, 132 - height, 12, height, bar % 2 ? colour : ink)
  }
  line(page, 24, 132, 270, 132, ink)
  return png(page)
}

/** A technical drawing: two views of a hub with their measures. */
function drawing(random: Random): Buffer {
  const page = canvas(300, 200, paper)
  const outer = random.int(38, 56)
  for (const size of [outer, outer - random.int(6, 12), random.int(10, 16)])
    ring(page, 84, 96, size - 1, size, ink)
  const holes = random.pick([12, 16, 18])
  for (let hole = 0; hole < holes; hole++) {
    const angle = (hole / holes) * 2 * Math.PI
    ring(page, 84 + Math.cos(angle) * (outer - 4), 96 + Math.sin(angle) * (outer - 4), 0, 2, lilac)
  }
  box(page, 186, 96 - outer, 8, outer * 2, [214, 208, 228])
  box(page, 246, 96 - outer, 8, outer * 2, [214, 208, 228])
  box(page, 170, 88, 100, 16, [186, 178, 206])
  line(page, 186, 168, 254, 168, ink)
  line(page, 186, 160, 186, 174, ink)
  line(page, 254, 160, 254, 174, ink)
  line(page, 20, 96, 280, 96, [160, 150, 180])
  return png(page)
}

/** A firm's mark for a signature: a wheel beside a bar in the firm's colour. */
export function logo(random: Random): Buffer {
  const mark = canvas(160, 60, paper)
  const colour = random.pick(strong)
  wheel(mark, random, { x: 30, y: 30, radius: 22, spokes: 12, broken: 0, colour })
  box(mark, 64, 20, random.int(56, 88), 8, colour)
  box(mark, 64, 34, random.int(34, 60), 5, ink)
  return png(mark)
}

export function wheel(
  on: Canvas,
  random: Random,
  form: { x: number; y: number; radius: number; spokes: number; broken: number; colour?: Colour },
): void {
  const { x, y, radius, spokes, broken, colour = ink } = form
  const gone = random.shuffle(Array.from({ length: spokes }, (_, spoke) => spoke)).slice(0, broken)
  for (let spoke = 0; spoke < spokes; spoke++) {
    const angle = (spoke / spokes) * 2 * Math.PI
    const from = angle + (spoke % 2 ? 0.5 : -0.5) // crossed, as wheels are built
    const reach = gone.includes(spoke) ? 0.55 : 0.94
    const start = radius * 0.12
    line(
      on,
      x + Math.cos(from) * start,
      y + Math.sin(from) * start,
      x + Math.cos(angle) * radius * reach,
      y + Math.sin(angle) * radius * reach,
      [96, 92, 108],
    )
  }
  ring(on, x, y, radius * 0.94, radius, colour)
  ring(on, x, y, 0, radius * 0.13, colour)
}

function grain(photo: Canvas, random: Random): void {
  const [red, green, blue] = [photo.pixels[0] ?? 0, photo.pixels[1] ?? 0, photo.pixels[2] ?? 0]
  for (let row = 0; row < photo.height; row++) {
    const light = Math.round((row / photo.height) * 22)
    for (let column = 0; column < photo.width; column++) {
      const speck = column % 3 === 0 ? random.int(-3, 3) : 0
      dot(photo, column, row, [red - light + speck, green - light + speck, blue - light + speck])
    }
  }
}
