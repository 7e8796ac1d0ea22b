import PostalMime, { type Address } from 'postal-mime'
import { AppError } from '#/lib/errors.ts'
import { cleanHtml } from '#/lib/mime/sanitize.ts'
import { oneLine, textOfHtml } from '#/lib/mime/text.ts'
import { readBeginning } from './beginning.ts'
import type { MailPerson, TextPreview } from './types.ts'

const MOST_BYTES = 5_000_000 // what stands behind that are its files
const LONGEST_TEXT = 1_000_000 // characters
const LONGEST_LINE = 1_000 // characters of a subject or a name
const MOST_PEOPLE = 50
const MOST_FILES = 100
const LIMITS = { maxNestingDepth: 50, maxHeadersSize: 1_000_000, forceRfc822Attachments: true }

/** What a mail that came as a file says: its head and its words. Its html is never shown, only what it says. Throws 415 for one that can't be read. */
export async function previewMail(stream: ReadableStream<Uint8Array>): Promise<TextPreview> {
  const { bytes, cut } = await readBeginning(stream, MOST_BYTES)
  const mail = await parse(bytes)
  const text = mail.text?.trim() ? mail.text : wordsOf(mail.html ?? '')
  const [from] = peopleOf(mail.from ? [mail.from] : [])
  const at = mail.date ? Date.parse(mail.date) : Number.NaN
  return {
    kind: 'mail',
    subject: oneLine(mail.subject ?? '', LONGEST_LINE),
    from: from ?? null,
    to: peopleOf([...(mail.to ?? []), ...(mail.cc ?? [])]).slice(0, MOST_PEOPLE),
    at: Number.isNaN(at) ? null : at,
    text: text.slice(0, LONGEST_TEXT).replaceAll('\r\n', '\n'),
    files: mail.attachments
      .slice(0, MOST_FILES)
      .map(({ filename, mimeType }) => oneLine(filename ?? mimeType, LONGEST_LINE)),
    cut: cut || text.length > LONGEST_TEXT,
  }
}

async function parse(bytes: Buffer) {
  try {
    return await PostalMime.parse(bytes, LIMITS)
  } catch (cause) {
    const words = 'This mail is not built as mails are. Download it to look at it.'
    throw new AppError(415, 'not_shown', words, { cause })
  }
}

const wordsOf = (html: string) => textOfHtml(cleanHtml(html, { contentIds: new Set() }).html)

const peopleOf = (addresses: Address[]): MailPerson[] =>
  addresses
    .flatMap((one) => one.group ?? [one])
    .map(({ name, address }) => ({
      name: oneLine(name, LONGEST_LINE),
      email: oneLine(address ?? '', LONGEST_LINE),
    }))
