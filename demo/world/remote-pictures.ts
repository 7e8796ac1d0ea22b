import { box, type Canvas, type Colour, canvas, line, png, ring } from './files/canvas.ts'
import { logo, wheel } from './files/pictures.ts'
import { papers } from './odd/papers.ts'
import { type Random, random } from './random.ts'
import type { Mail } from './types.ts'

/** Where the world's mails have their remote pictures; nobody is there. */
export const PICTURES = 'https://img.example'

/** Where a local Google has them put up. */
export const picturesAt = (googleUrl: string) => `${googleUrl}/pictures`

/** Firms whose signature shows a picture from the web. */
export const logoDomains = [
  'pignon.example',
  'isar.example',
  'ardenne.example',
  'veloria.example',
  'pedalelento.example',
]

const skies: Colour[] = [
  [221, 242, 241],
  [252, 236, 201],
  [228, 222, 244],
  [214, 228, 246],
  [250, 222, 214],
  [222, 240, 220],
]
const ink: Colour = [40, 36, 58]
const brown: Colour = [88, 60, 16]

/**
 * A mail whose remote pictures lie at `base`, where somebody answers. What harmful mail and spam ask for stays where nobody does.
 */
export function withPicturesAt(base: string, mail: Mail): Mail {
  if (!mail.html?.includes(PICTURES)) return mail
  return { ...mail, html: mail.html.replaceAll(/https:\/\/img\.example(?=\/(?!hostile|spam))/g, base) }
}

/** The pictures themselves, by their path. */
export function remotePictures(): { path: string; data: Buffer }[] {
  const domains = papers.map(({ from }) => from.email.split('@')[1] ?? '')
  return [
    { path: 'velorama/bici.png', data: bicycle() },
    ...domains.flatMap((domain) =>
      [1, 2, 3].map((place) => ({
        path: `${domain}/${place}.png`,
        data: scene(random(1, `${domain} ${place}`)),
      })),
    ),
    ...logoDomains.map((domain) => ({
      path: `${domain.split('.')[0]}/logo.png`,
      data: logo(random(1, domain)),
    })),
  ]
}

/** A wheel before a sky, as it stands above the stories of a newsletter. */
function scene(draw: Random): Buffer {
  const picture = canvas(552, 320, draw.pick(skies))
  box(picture, 0, 262, 552, 58, draw.pick(skies))
  const x = draw.int(150, 400)
  wheel(picture, draw, { x, y: 156, radius: draw.int(92, 112), spokes: draw.pick([24, 28, 32]), broken: 0 })
  line(picture, 0, 262, 552, 262, ink)
  return png(picture)
}

/** A bicycle in thick lines. */
function bicycle(): Buffer {
  const picture = canvas(440, 320, [252, 236, 201])
  for (const x of [130, 310]) ring(picture, x, 210, 66, 74, brown)
  const frame: [number, number, number, number][] = [
    [130, 210, 178, 116],
    [178, 116, 284, 116],
    [284, 116, 218, 210],
    [218, 210, 130, 210],
    [218, 210, 170, 100],
    [310, 210, 276, 92],
    [276, 92, 306, 84],
    [152, 100, 190, 100],
  ]
  for (const [x1, y1, x2, y2] of frame) thick(picture, x1, y1, x2, y2)
  return png(picture)
}

function thick(on: Canvas, x1: number, y1: number, x2: number, y2: number): void {
  for (let aside = -3; aside <= 3; aside++)
    for (let down = -3; down <= 3; down++)
      if (aside * aside + down * down <= 12) line(on, x1 + aside, y1 + down, x2 + aside, y2 + down, brown)
}
