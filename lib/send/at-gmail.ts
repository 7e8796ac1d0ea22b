import { eq } from 'drizzle-orm'
import { drafts } from '#/db/schema/index.ts'
import { keyRing, open, seal } from '#/lib/crypto.ts'
import type { Draft } from '#/lib/drafts/kept.ts'
import { env } from '#/lib/env.ts'
import type { Gmail } from '#/lib/gmail/client.ts'
import { type DraftTarget, getDraft, putDraft } from '#/lib/gmail/drafts.ts'
import { Gone, Refused } from '#/lib/gmail/errors.ts'
import type { GmailDraft } from '#/lib/gmail/shapes.ts'
import { askUpload, beginUpload, UPLOAD_STEP, uploadPiece } from '#/lib/gmail/upload.ts'
import { buildMail, builtBytes, CHUNK } from './build.ts'
import { type Claim, hold, noted } from './claim.ts'
import { NotSent } from './not-sent.ts'
import { threadOf } from './thread-of.ts'

export const SMALL = 2 * 1024 * 1024 // bytes: up to here a mail goes up in one request, and is held whole

/**
 * Makes Gmail's draft hold the very mail that is to be sent, and writes down its id. One that does so already is left as it is. Gives undefined
 * when the draft that we had there is gone. Throws NotSent when it was changed there meanwhile.
 */
export async function bringToGmail(
  claim: Claim,
  gmail: Gmail,
  draft: Draft,
  signal: AbortSignal,
): Promise<GmailDraft | undefined> {
  const { version, details } = claim.row
  const known = draft.gmailDraftId
  const ours = details.writing === true || draft.savingVersion !== null // we changed it last, and did not hear the answer
  if (known !== null) {
    const there = await presentDraft(gmail, known, signal)
    if (!there) return undefined
    if (!ours && there.message.id !== draft.gmailMessageId) throw new NotSent('changed_at_gmail')
    if (!ours && draft.savedVersion === version) {
      await hold(claim, { gmailDraftId: known, gmailThreadId: there.message.threadId })
      return there
    }
  }
  const size = claim.row.size ?? (await buildMail(claim, draft, signal))
  await hold(claim, { details: { ...details, writing: true } })
  const target = { id: known, threadId: details.noThread === true ? null : await threadOf(draft) }
  const put = await upload(claim, gmail, target, size, signal).catch((error: unknown) =>
    withoutThread(claim, target, error),
  )
  await hold(
    claim,
    {
      gmailDraftId: put.id,
      gmailThreadId: put.message.threadId,
      uploadAddress: null,
      uploaded: size,
      details: { ...claim.row.details, writing: false },
      history: noted('drafted'),
    },
    async (tx) => {
      await tx
        .update(drafts)
        .set({
          gmailDraftId: put.id,
          gmailMessageId: put.message.id,
          gmailThreadId: put.message.threadId,
          savedVersion: version,
          savingVersion: null,
          saveTrouble: null,
        })
        .where(eq(drafts.id, draft.id))
    },
  )
  return put
}

/** Which message a draft has now; undefined when there is no such draft. */
export async function presentDraft(
  gmail: Gmail,
  id: string,
  signal: AbortSignal,
): Promise<GmailDraft | undefined> {
  try {
    return await getDraft(gmail, id, signal)
  } catch (error) {
    if (error instanceof Gone) return undefined
    throw error
  }
}

/** A thread that Gmail does not know, since it was deleted meanwhile, is left to the headers. */
async function withoutThread(claim: Claim, { threadId }: DraftTarget, error: unknown): Promise<never> {
  if (
    threadId !== null &&
    (error instanceof Gone || (error instanceof Refused && /thread/i.test(error.said)))
  )
    await hold(claim, { details: { ...claim.row.details, noThread: true } })
  throw error
}

function upload(
  claim: Claim,
  gmail: Gmail,
  target: DraftTarget,
  size: number,
  signal: AbortSignal,
): Promise<GmailDraft> {
  return size <= SMALL
    ? builtMail(claim.row.id, size).then((mail) => putDraft(gmail, target, mail, signal))
    : uploadLarge(claim, gmail, target, size, signal)
}

async function builtMail(outboxId: number, size: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (let from = 0; from < size; from += CHUNK) pieces.push(await builtBytes(outboxId, from))
  return Buffer.concat(pieces)
}

/** In resumable pieces. What was begun before is gone on with, from where Google says that it is. */
async function uploadLarge(
  claim: Claim,
  gmail: Gmail,
  target: DraftTarget,
  size: number,
  signal: AbortSignal,
): Promise<GmailDraft> {
  let address = openAddress(claim)
  let state = address === undefined ? undefined : await goOn(gmail, address, size, signal)
  if (address === undefined || state === undefined) {
    address = await beginUpload(gmail, target, size, signal)
    await hold(claim, { uploadAddress: sealAddress(claim, address), uploaded: 0 })
    state = { received: 0 }
  }
  while ('received' in state) {
    const from: number = state.received
    const rest = await builtBytes(claim.row.id, from)
    const whole = from + rest.length >= size
    const bytes = whole ? rest : rest.subarray(0, rest.length - (rest.length % UPLOAD_STEP))
    state = await uploadPiece(gmail, address, { from, bytes, total: size }, signal)
    if ('received' in state) await hold(claim, { uploaded: state.received, tries: 0 }) // it goes forward: tries are counted anew
  }
  return state.draft
}

/** Undefined when Google does not know it any more. */
async function goOn(gmail: Gmail, address: string, size: number, signal: AbortSignal) {
  try {
    return await askUpload(gmail, address, size, signal)
  } catch (error) {
    if (error instanceof Gone || error instanceof Refused) return undefined
    throw error
  }
}

const purpose = ({ row }: Claim) => `outbox:${row.id}:upload-address`

const sealAddress = (claim: Claim, address: string) =>
  seal(keyRing(env().ENCRYPTION_KEY, env().ENCRYPTION_KEYS_OLD), purpose(claim), address)

function openAddress(claim: Claim): string | undefined {
  const sealed = claim.row.uploadAddress
  if (sealed === null) return undefined
  return open(keyRing(env().ENCRYPTION_KEY, env().ENCRYPTION_KEYS_OLD), purpose(claim), sealed)
}
