import { randomUUID } from 'node:crypto'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { drafts, mailboxes, outgoingFiles } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { AppError, keyUsed, notFound } from '#/lib/errors.ts'
import { answerSubject, forwardSubject } from '#/lib/mime/subjects.ts'
import { copyFiles } from '#/lib/templates/apply.ts'
import { beginningOf } from '#/lib/templates/beginning.ts'
import { answerPeople } from './answer-people.ts'
import { type Answered, answeredMessage } from './answered.ts'
import { readDraft } from './drafts.ts'
import type { NewDraft } from './input.ts'
import { begun, ownDraft } from './kept.ts'
import { answerQuote, forwardQuote, type Quote } from './quoting.ts'
import { sendAddressesOf, senderFor } from './send-addresses.ts'
import { mailBytes, mustFit } from './size.ts'
import type { DraftView, SendAddress } from './types.ts'
import { wholeMail } from './whole-mail.ts'

/**
 * Begins a mail: a new one, an answer, or a forward, with whom it goes to, its subject, the quote and the signature in place; a new one with the mailbox's template. The same key gives
 * the draft that it made before, and an answer that was put away is gone on with. Throws not found for another's message or mailbox, `key_used` for
 * another beginning under the key of one.
 */
export async function beginDraft(viewer: Viewer, input: NewDraft): Promise<DraftView> {
  const known = (await draftByKey(viewer, input)) ?? (await answerBegun(viewer, input))
  if (known !== undefined) return readDraft(viewer, known)
  const [addresses, answered] = await Promise.all([
    sendAddressesOf(viewer),
    input.kind === 'new' || input.messageId === undefined
      ? undefined
      : answeredMessage(viewer, input.messageId),
  ])
  if (input.kind !== 'new' && !answered)
    throw new AppError(400, 'invalid', 'Say which mail this answers or forwards.', { field: 'messageId' })
  const sender = answered ? answering(addresses, answered, input) : newFrom(addresses, input)
  const own = new Set(addresses.map(({ email }) => email.toLowerCase()))
  const mail = answered ? answerTo(viewer, answered, input, own) : NEW
  const template = answered || input.bare ? undefined : await beginningOf(viewer, sender)
  const files = mail.files.map((file) => ({ ...file, size: file.size ?? 0, type: file.type ?? '' }))
  mustFit(
    mailBytes(
      [mail.quote?.html ?? ''],
      files.map(({ size, type, fromMessageId }) => ({ size, type, fromMessageId: fromMessageId ?? null })),
    ),
  )
  const id = await db().transaction(async (tx) => {
    const [row] = await tx
      .insert(drafts)
      .values({
        userId: viewer.userId,
        mailboxId: sender.mailboxId,
        key: input.key,
        kind: input.kind,
        messageId: answered?.id ?? null,
        threadId: answered?.threadId ?? null,
        fromEmail: sender.email,
        to: mail.to,
        cc: mail.cc,
        subject: template?.subject ?? mail.subject,
        html: signed(sender, template?.html),
        quote: mail.quote?.html ?? null,
      })
      .onConflictDoNothing()
      .returning({ id: drafts.id })
    if (row && mail.files.length > 0)
      await tx.insert(outgoingFiles).values(mail.files.map((file) => ({ ...file, draftId: row.id })))
    if (row && template) await copyFiles(tx, template.id, row.id)
    return row?.id
  })
  const made = id ?? (await draftByKey(viewer, input))
  if (made === undefined) throw notFound('This draft')
  return readDraft(viewer, made)
}

type NewFile = Omit<typeof outgoingFiles.$inferInsert, 'draftId'>
type Beginning = Pick<DraftView, 'to' | 'cc' | 'subject'> & { quote: Quote | null; files: NewFile[] }

const NEW: Beginning = { to: [], cc: [], subject: '', quote: null, files: [] }

function answerTo(viewer: Viewer, mail: Answered, { kind, original }: NewDraft, own: Set<string>): Beginning {
  if (kind !== 'forward') {
    const quote = answerQuote(viewer, mail)
    const people = answerPeople(mail, kind === 'reply_all', own)
    return { ...people, subject: answerSubject(mail.subject), quote, files: picturesOf(quote) }
  }
  const subject = forwardSubject(mail.subject)
  if (original) return { ...NEW, subject, files: [{ key: randomUUID(), ...wholeMail(mail) }] }
  const quote = forwardQuote(viewer, mail)
  const shown = new Set(quote.pictures.map(({ file }) => file.id))
  const others = mail.files.filter(({ id }) => !shown.has(id))
  return {
    ...NEW,
    subject,
    quote,
    files: [...picturesOf(quote), ...others.map((file) => fileOfMail(file, null))],
  }
}

const picturesOf = ({ pictures }: Quote) => pictures.map(({ file, contentId }) => fileOfMail(file, contentId))

const fileOfMail = (file: Answered['files'][number], contentId: string | null): NewFile => ({
  key: randomUUID(),
  name: file.name,
  type: file.type,
  size: file.size,
  contentId,
  fromAttachmentId: file.id,
})

/** An answer goes out from the address that the mail was sent to, or that it came from where it is one's own. */
function answering(addresses: SendAddress[], mail: Answered, { mailboxId }: NewDraft): SendAddress {
  const box = mailboxId ?? mail.mailboxId
  const sender = senderFor(addresses, box, [mail.from, ...mail.to, ...mail.cc])
  if (!sender) throw notFound('This mailbox')
  return sender
}

function newFrom(addresses: SendAddress[], { mailboxId }: NewDraft): SendAddress {
  const sender = senderFor(addresses, mailboxId ?? addresses[0]?.mailboxId ?? 0, [])
  if (sender) return sender
  throw mailboxId === undefined
    ? new AppError(409, 'no_mailbox', 'Connect a mailbox first: mail is sent from one.')
    : notFound('This mailbox')
}

/** What a template begins it with, or an empty line to write in, and the signature below. */
const signed = ({ signature }: Pick<SendAddress, 'signature'>, begun = ''): string =>
  signature ? `${begun || '<p></p>'}<div class="gmail_signature">${signature}</div>` : begun

async function draftByKey(viewer: Viewer, { key, kind, messageId }: NewDraft): Promise<number | undefined> {
  const [row] = await db()
    .select({ id: drafts.id, kind: drafts.kind, messageId: drafts.messageId })
    .from(drafts)
    .where(and(eq(drafts.userId, viewer.userId), eq(drafts.key, sql`${key}::uuid`)))
  if (!row) return undefined
  const another = row.messageId !== null && row.messageId !== messageId // null: it is gone, or there was none
  if (row.kind !== kind || another) throw keyUsed()
  return row.id
}

/** The answer of the same kind to the same mail that the viewer has begun and not sent, the latest. */
async function answerBegun(
  viewer: Viewer,
  { kind, messageId, mailboxId }: NewDraft,
): Promise<number | undefined> {
  if (kind === 'new' || kind === 'forward' || messageId === undefined || mailboxId !== undefined)
    return undefined
  const [row] = await db()
    .select({ id: drafts.id })
    .from(drafts)
    .innerJoin(mailboxes, eq(mailboxes.id, drafts.mailboxId))
    .where(
      and(
        begun,
        ownDraft(viewer),
        eq(drafts.messageId, messageId),
        eq(drafts.kind, kind),
        isNull(drafts.conflictOf),
      ),
    )
    .orderBy(desc(drafts.updatedAt))
    .limit(1)
  return row?.id
}
