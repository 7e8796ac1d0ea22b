import { goods } from '#/demo/world/goods.ts'
import type { Random } from '#/demo/world/random.ts'
import type { Attachment } from '#/demo/world/types.ts'
import { docx, xlsx } from './office.ts'
import { pdf } from './pdf.ts'
import { picture } from './pictures.ts'
import { zip } from './zip.ts'

const types: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv',
  txt: 'text/plain',
  zip: 'application/zip',
}

/**
 * Makes the file that its name promises: pdf, png, xlsx, docx, csv, txt or zip. `about` are lines that belong to its mail.
 * `bytes` makes a pdf or a workbook about so large. Throws on another ending.
 */
export function makeFile(name: string, about: string[], random: Random, bytes = 0): Attachment {
  const ending = name.split('.').at(-1) ?? ''
  const type = types[ending]
  if (!type) throw new Error(`No file can be made of ${name}`)
  return { name, type, content: content(ending, name, about, random, bytes) }
}

function content(ending: string, name: string, about: string[], random: Random, bytes: number): Buffer {
  const title = name.replace(/\.[a-z]+$/, '').replace(/-/g, ' ')
  switch (ending) {
    case 'pdf':
      return pdf(
        title,
        ['Spaakwerk, Havenstraat 7, Deventer', '', ...wrapped(about)],
        bytes ? noise(bytes, random) : undefined,
      )
    case 'png':
      return picture(kindOf(name), random)
    case 'xlsx':
      return xlsx([[title, 'x', 'EUR'], ...table(random), ...measures(bytes / 19, random)])
    case 'docx':
      return docx([title, ...about])
    case 'csv':
      return Buffer.from(
        `code;aantal;prijs\r\n${table(random)
          .map((row) => row.join(';'))
          .join('\r\n')}\r\n`,
      )
    case 'zip':
      return zip([
        { name: `${title}.txt`, content: about.join('\n') },
        { name: `${title}.png`, content: picture('photo', random) },
      ])
    default:
      return Buffer.from(`${title}\n\n${about.join('\n')}\n`)
  }
}

function kindOf(name: string): Parameters<typeof picture>[0] {
  if (/detail|schema|anleitung|SW-\d|opening|plan/i.test(name)) return 'drawing'
  return /curve|kaart|kort|omleiding|schets|meting/i.test(name) ? 'chart' : 'photo'
}

function table(random: Random): (string | number)[][] {
  return random
    .shuffle(goods)
    .slice(0, random.int(4, 9))
    .map((good) => [good.code, random.pick(good.lots), good.cents / 100])
}

/** Rows of figures, as a long sheet of measurements has them; one takes about 19 bytes in the file. */
function measures(rows: number, random: Random): number[][] {
  return Array.from({ length: Math.round(rows) }, (_, row) => [
    row,
    random.int(0, 99_999),
    random.int(0, 999),
  ])
}

function wrapped(lines: string[]): string[] {
  return lines.flatMap((text) => text.match(/.{1,84}(\s|$)/g) ?? [])
}

function noise(bytes: number, random: Random): Buffer {
  const filled = Buffer.alloc(bytes)
  for (let at = 0; at < bytes; at += 4)
    filled.writeUInt32LE(random.int(0, 0xffff_ffff), Math.min(at, bytes - 4))
  return filled
}
