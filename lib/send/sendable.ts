import type { Transaction } from '#/db/client.ts'
import type { Draft, OutgoingFile } from '#/lib/drafts/kept.ts'
import { nameOfSender } from '#/lib/drafts/send-addresses.ts'
import { mailBytes, mustFit } from '#/lib/drafts/size.ts'
import type { DraftPerson } from '#/lib/drafts/types.ts'
import { AppError } from '#/lib/errors.ts'
import { sendableAddress } from '#/lib/mime/recipient.ts'

const MOST_RECIPIENTS = 100 // of one mail, as many as Gmail takes by its API (GMAIL §3)

/** Throws, with the field that it is about, when a mail can't be sent as it is. */
export async function mustBeSendable(tx: Transaction, draft: Draft, files: OutgoingFile[]): Promise<void> {
  for (const field of ['to', 'cc', 'bcc'] as const)
    for (const person of draft[field]) mustBeAddress(field, person)
  const everybody = [...draft.to, ...draft.cc, ...draft.bcc]
  if (everybody.length === 0) throw new AppError(400, 'no_recipient', 'Say who it goes to.', { field: 'to' })
  if (everybody.length > MOST_RECIPIENTS)
    throw new AppError(
      400,
      'too_many',
      `This goes to ${everybody.length} people: at most ${MOST_RECIPIENTS} at once.`,
      { field: 'to' },
    )
  if (!(await nameOfSender(tx, draft.mailboxId, draft.fromEmail)))
    throw new AppError(400, 'not_verified', `Gmail does not send from ${draft.fromEmail} for this mailbox.`, {
      field: 'fromEmail',
    })
  const waiting = files.find(isIncomplete)
  if (waiting)
    throw new AppError(409, 'not_uploaded', `${waiting.name} is not here yet. Wait for it, or take it out.`, {
      field: 'files',
    })
  mustFit(mailBytes([draft.html, draft.quote ?? ''], files))
}

function mustBeAddress(field: 'to' | 'cc' | 'bcc', { email }: DraftPerson): void {
  if (sendableAddress(email) !== undefined) return
  const sentence = /[^\x20-\x7e]/.test(email.slice(0, email.lastIndexOf('@')))
    ? `“${email}” has letters before the @ that Gmail can’t send to.`
    : `“${email}” is not an e-mail address.`
  throw new AppError(400, 'bad_address', sentence, { field })
}

/** A file whose bytes have not all come; one of an earlier mail that is gone has none. */
const isIncomplete = ({ received, size, fromAttachmentId, fromMessageId }: OutgoingFile) =>
  received < size && fromAttachmentId === null && fromMessageId === null
