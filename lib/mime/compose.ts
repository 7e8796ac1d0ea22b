import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import { writtenContentId } from './content-ids.ts'
import { encodeWords } from './encoded-words.ts'
import { oneLine } from './text.ts'
import type { Person } from './types.ts'

export const MARKER_HEADER = 'X-Lilac-Draft'

/** A file as it goes along. One with a content id is a picture in the text. `wholeMail`: one that is forwarded, which travels as it is. */
export type ComposedFile = {
  name: string
  type: string
  contentId: string | null
  wholeMail?: boolean
  bytes: () => AsyncIterable<Uint8Array>
}

/** A mail to be written. Addresses have to be ones that `sendableAddress` gave; html is the travelling form, text what goes beside it. */
export type Composition = {
  from: Person
  replyTo: string | null
  to: Person[]
  cc: Person[]
  bcc: Person[]
  subject: string
  html: string
  text: string
  files: ComposedFile[]
  inReplyTo: string | null // Message-IDs without their angle brackets
  references: string[]
  marker: string
  date: Date
}

const MOST_REFERENCES = 100 // the first mail of a thread and its newest ones
const LONGEST_ID = 900 // characters; a header's line has 998 (RFC 5322 §2.1.1), and an id can't be broken
const LONGEST_LINE = 2_000 // characters of a subject or a name
const LONGEST_WORD = 900 // characters that are not broken; with what stands before them they have to stay below 998

/**
 * Writes a mail (RFC 5322, MIME) as it goes to Gmail, as a stream that holds no file whole: every header ASCII, lines ended by CRLF, Bcc among
 * the headers, since Gmail takes the recipients from them and takes it out. nodemailer is handed only texts and streams made here, never an
 * object that came from elsewhere, and may open neither files nor addresses.
 */
export function composeMail(mail: Composition): Readable {
  const composer = new MailComposer({
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
    date: mail.date,
    messageId: `<${mail.marker}@lilac>`, // Gmail writes another (GMAIL §6.4)
    from: named(mail.from),
    ...(mail.replyTo && { replyTo: { name: '', address: mail.replyTo } }),
    to: mail.to.map(named),
    cc: mail.cc.map(named),
    bcc: mail.bcc.map(named),
    subject: headerText(mail.subject),
    ...threading(mail),
    headers: { [MARKER_HEADER]: mail.marker },
    text: mail.text,
    html: mail.html,
    attachments: mail.files.map((file) => ({
      filename: file.name,
      contentType: typeOf(file),
      content: Readable.from(file.bytes()),
      contentDisposition: file.contentId === null ? ('attachment' as const) : ('inline' as const),
      ...(file.contentId !== null && { cid: writtenContentId(file.contentId) }),
      ...(!file.wholeMail && { contentTransferEncoding: 'base64' as const }),
    })),
  })
  const root = composer.compile()
  Object.assign(root, { keepBcc: true }) // nodemailer leaves it out otherwise (nodemailer#1534)
  return root.createReadStream()
}

const named = ({ name, email }: Person) => ({ name: headerText(name), address: email })

/** A text as one line. nodemailer encodes what is not ASCII; here is encoded what ASCII would be read as another text, or be too long to travel. */
function headerText(text: string): string {
  const line = oneLine(text, LONGEST_LINE)
  const longest = Math.max(...line.split(' ').map(({ length }) => length))
  return line.includes('=?') || longest > LONGEST_WORD ? encodeWords(line) : line
}

/** What has parts, or is a mail, may not be encoded (RFC 2046 §5): as a file it goes along as mere bytes, so that they stay what they are. */
function typeOf({ type, wholeMail }: ComposedFile): string {
  if (wholeMail) return 'message/rfc822'
  return /^(?!multipart\/|message\/)[\w.+-]+\/[\w.+-]+$/i.test(type) ? type : 'application/octet-stream'
}

function threading({ inReplyTo, references }: Composition) {
  const ids = references.filter(isWritable)
  const kept = ids.length <= MOST_REFERENCES ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MOST_REFERENCES)]
  return {
    ...(inReplyTo && isWritable(inReplyTo) && { inReplyTo: `<${inReplyTo}>` }),
    ...(kept.length > 0 && { references: kept.map((id) => `<${id}>`) }),
  }
}

const isWritable = (id: string) => id.length <= LONGEST_ID && /^[!-;=?-~]+$/.test(id)
