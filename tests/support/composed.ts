import { domainToASCII } from 'node:url'
import { simpleParser } from 'mailparser'
import PostalMime from 'postal-mime'
import { type ComposedFile, type Composition, composeMail } from '#/lib/mime/compose.ts'

/** A mail of Sanne's to Joris, but for what a test changes of it. */
export function mail(change: Partial<Composition> = {}): Composition {
  return {
    from: { name: 'Sanne', email: 'sanne@spaakwerk.example' },
    replyTo: null,
    to: [{ name: 'Joris', email: 'joris@velotech.example' }],
    cc: [],
    bcc: [],
    subject: 'Wielen',
    html: '<p>Hallo</p>',
    text: 'Hallo',
    files: [],
    inReplyTo: null,
    references: [],
    marker: '6f2c1f0a-3f0e-4a55-9d35-0c7c2f6c3a11',
    date: new Date('2026-11-24T10:00:00Z'),
    ...change,
  }
}

/** A file that comes in pieces, as from the database. */
export const file = (
  name: string,
  type: string,
  bytes: Buffer,
  contentId: string | null = null,
): ComposedFile => ({
  name,
  type,
  contentId,
  async *bytes() {
    for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000)
  },
})

export async function bytesOf(composition: Composition): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of composeMail(composition) as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}

export const headOf = (raw: Buffer) => raw.subarray(0, raw.indexOf('\r\n\r\n')).toString('latin1')
export const namesIn = (head: string) =>
  [...head.matchAll(/^([^\s:]+):/gm)].map(([, name = '']) => name.toLowerCase())
/** Line ends as they were written, without those around a text. */
export const lines = (text: string | false | undefined) => (text || '').replaceAll('\r\n', '\n').trim()

export type ReadMail = {
  subject: string | undefined
  from: string[]
  replyTo: string[]
  to: string[]
  cc: string[]
  bcc: string[]
  inReplyTo: string | undefined
  references: string[]
  text: string
  html: string
  files: ReadFile[]
}
export type ReadFile = {
  name: string | undefined
  type: string
  contentId: string | undefined
  inline: boolean
  bytes: Buffer
}

/** What two parsers that share no code read in a mail: postal-mime and mailparser. */
export const readBack = (raw: Buffer): Promise<ReadMail[]> =>
  Promise.all([byPostalMime(raw), byMailparser(raw)])

async function byPostalMime(raw: Buffer): Promise<ReadMail> {
  const read = await PostalMime.parse(raw, { forceRfc822Attachments: true })
  const people = (list: typeof read.to) =>
    (list ?? []).map((entry) => person(entry.name, 'address' in entry ? entry.address : ''))
  return {
    subject: read.subject,
    from: people(read.from && [read.from]),
    replyTo: people(read.replyTo),
    to: people(read.to),
    cc: people(read.cc),
    bcc: people(read.bcc),
    inReplyTo: read.inReplyTo,
    references: read.references?.split(/\s+/) ?? [],
    text: lines(read.text),
    html: lines(read.html),
    files: read.attachments.map(({ filename, mimeType, contentId, disposition, content }) => ({
      name: filename ?? undefined,
      type: mimeType,
      contentId,
      inline: disposition === 'inline',
      bytes: Buffer.from(content as ArrayBuffer),
    })),
  }
}

async function byMailparser(raw: Buffer): Promise<ReadMail> {
  const read = await simpleParser(raw, { skipImageLinks: true })
  const people = (value: (typeof read)['to']) =>
    (Array.isArray(value) ? value : value ? [value] : []).flatMap(({ value: list }) =>
      list.map(({ name, address }) => person(name, ascii(address))),
    )
  return {
    subject: read.subject,
    from: people(read.from),
    replyTo: people(read.replyTo),
    to: people(read.to),
    cc: people(read.cc),
    bcc: people(read.bcc),
    inReplyTo: read.inReplyTo,
    references: [read.references ?? []].flat(),
    text: lines(read.text),
    html: lines(read.html),
    files: read.attachments.map(({ filename, contentType, contentId, contentDisposition, content }) => ({
      name: filename,
      type: contentType,
      contentId,
      inline: contentDisposition === 'inline',
      bytes: content,
    })),
  }
}

const person = (name: string, email: string | undefined) => `${name} <${email}>`

/** mailparser shows a domain in its own letters. */
function ascii(address = '') {
  const at = address.lastIndexOf('@')
  return address.slice(0, at + 1) + domainToASCII(address.slice(at + 1))
}
