import { askGmail, bodyText, fetchGmail, type Gmail, readAnswer } from './client.ts'
import { gmailOrigin } from './discovery.ts'
import { DRAFT_UNITS, type DraftTarget, draftMetadata, draftPath } from './drafts.ts'
import { Gone, RetryLater, sortAnswer } from './errors.ts'
import { withQuota } from './quota.ts'
import { draftSchema, type GmailDraft } from './shapes.ts'

// Google's protocol of resumable uploads (GMAIL §6.2), for mail that is too large for one request.

/** Every piece but the last has to be a multiple of this. */
export const UPLOAD_STEP = 262_144 // bytes

/** How far an upload is: the draft when it is there whole, else how many bytes have come. */
export type UploadState = { draft: GmailDraft } | { received: number }

/** Begins one; `size` is the whole mail's, null where it is not known yet. Gives the address that the pieces go to: whoever has it may upload. */
export function beginUpload(
  gmail: Gmail,
  { id, threadId }: DraftTarget,
  size: number | null,
  signal?: AbortSignal,
): Promise<string> {
  const units = id === null ? DRAFT_UNITS.create : DRAFT_UNITS.update
  return withQuota(gmail.mailboxId, gmail.lane, { units }, async () => {
    const response = await fetchGmail(
      gmail,
      `/upload/gmail/v1/users/me/${id === null ? 'drafts' : draftPath(id)}?uploadType=resumable`,
      {
        method: id === null ? 'POST' : 'PUT',
        headers: {
          'content-type': 'application/json; charset=UTF-8',
          'x-upload-content-type': 'message/rfc822',
          ...(size !== null && { 'x-upload-content-length': String(size) }),
        },
        body: draftMetadata(threadId),
      },
      signal,
    )
    await bodyText(response)
    return ownAddress(response.headers.get('location') ?? '')
  })
}

/**
 * Sends a piece that begins at byte `from`. `total` is null as long as the whole size is not known: then more has to follow. Throws Gone when
 * Google does not know the upload any more.
 */
export const uploadPiece = (
  gmail: Gmail,
  address: string,
  { from, bytes, total }: { from: number; bytes: Buffer; total: number | null },
  signal?: AbortSignal,
): Promise<UploadState> =>
  ask(gmail, address, `bytes ${from}-${from + bytes.length - 1}/${total ?? '*'}`, bytes, signal)

/** Asks how far an upload is, after a piece whose answer did not come. Throws Gone. */
export const askUpload = (gmail: Gmail, address: string, total: number, signal?: AbortSignal) =>
  ask(gmail, address, `bytes */${total}`, Buffer.alloc(0), signal)

async function ask(
  gmail: Gmail,
  address: string,
  range: string,
  bytes: Buffer,
  signal?: AbortSignal,
): Promise<UploadState> {
  const response = await askGmail(
    gmail,
    ownAddress(address),
    {
      method: 'PUT',
      redirect: 'manual',
      headers: { 'content-range': range, 'content-type': 'message/rfc822' },
      body: bytes as Buffer<ArrayBuffer>, // never of shared memory; fetch copies it by itself
    },
    signal,
  )
  const text = await bodyText(response)
  if (response.status === 308) {
    const last = /(\d+)$/.exec(response.headers.get('range') ?? '')?.[1]
    return { received: last === undefined ? 0 : Number(last) + 1 }
  }
  if (!response.ok) throw sortAnswer(response.status, text)
  return { draft: readAnswer(text, draftSchema) }
}

/** Our access token goes along with every piece, so to Google alone. */
function ownAddress(location: string): string {
  const url = URL.parse(location, gmailOrigin())
  if (!url) throw new RetryLater('an upload without an address')
  const own = url.origin === gmailOrigin()
  const googles = url.protocol === 'https:' && /(?:^|\.)googleapis\.com$/.test(url.hostname)
  if (!own && !(googles && gmailOrigin().endsWith('.googleapis.com')))
    throw new Gone('an upload that leads elsewhere')
  return url.href
}
