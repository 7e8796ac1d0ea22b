import { newKey } from '#/components/actions/new-key.ts'
import { ApiError, callApi } from '#/lib/api/client.ts'
import type { DraftFile } from '#/lib/drafts/types.ts'
import type { Problem } from './writing.ts'

const PIECE = 4 * 1024 * 1024 // bytes: as many as a request may hold
const RETRY_MS = 3_000 // without a connection

/** A file of a mail as this page shows it: `trouble` says why it is not on its way. */
export type MailFile = DraftFile & { trouble?: string | undefined }

/** What files belong to: a mail that is written, or a template. */
export type HasFiles = {
  /** Where they are; null while it is on its way itself. */
  filesAt: () => string | null
  setFiles: (change: (files: MailFile[]) => MailFile[]) => void
  setProblem: (problem: Problem | null) => void
}

type Upload = { file: File; stop: AbortController }

const uploads = new Map<string, Upload>() // by the file's key

/**
 * Adds a file to a mail, and sends its bytes in pieces: where the connection breaks, from what has arrived on. Gives the file when it is there,
 * undefined when it was stopped or refused, which its card then says.
 */
export async function addFile(holder: HasFiles, file: File, inline: boolean): Promise<DraftFile | undefined> {
  const at = holder.filesAt()
  if (!at) return undefined
  const key = newKey()
  const name = file.name || (inline ? 'picture.png' : 'file')
  try {
    const made = await patiently(() =>
      callApi<DraftFile>('POST', at, {
        key,
        name,
        type: file.type || 'application/octet-stream',
        size: file.size,
        inline,
      }),
    )
    uploads.set(key, { file, stop: new AbortController() })
    holder.setFiles((files) => [...files, made])
    return await upload(holder, made)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    holder.setProblem({ words: `${name} was not added. ${error.message}`, field: error.field })
    return undefined
  }
}

/** Adds a file of an earlier mail, whose bytes never pass through the browser. */
export async function addOfMail(holder: HasFiles, attachmentId: number): Promise<void> {
  const at = holder.filesAt()
  if (!at) return
  try {
    const made = await callApi<DraftFile>('POST', at, {
      key: newKey(),
      attachmentId,
    })
    holder.setFiles((files) => [...files, made])
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    holder.setProblem({ words: error.message, field: error.field })
  }
}

/** Goes on with a file that was stopped by trouble. One whose bytes this page has no more has to be chosen again. */
export async function uploadAgain(holder: HasFiles, file: MailFile): Promise<void> {
  if (uploads.has(file.key)) await upload(holder, file)
}

export const canUploadAgain = ({ key }: MailFile) => uploads.has(key)

/** Stops it, or takes it out. */
export async function removeFile(holder: HasFiles, file: MailFile): Promise<void> {
  const at = holder.filesAt()
  uploads.get(file.key)?.stop.abort()
  uploads.delete(file.key)
  holder.setFiles((files) => files.filter(({ key }) => key !== file.key))
  if (!at) return
  try {
    await callApi('DELETE', `${at}/${file.id}`)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    holder.setFiles((files) => [...files, file])
    holder.setProblem({ words: `${file.name} is still there. ${error.message}`, field: undefined })
  }
}

async function upload(holder: HasFiles, made: MailFile): Promise<DraftFile | undefined> {
  const known = uploads.get(made.key)
  if (!known) return undefined
  const { file, stop } = known
  const show = (changed: Partial<MailFile>) =>
    holder.setFiles((files) => files.map((one) => (one.key === made.key ? { ...one, ...changed } : one)))
  show({ trouble: undefined })
  let received = made.received
  try {
    while (received < file.size) {
      const start = received
      received = await patiently(
        () =>
          putPiece(`${made.address}?start=${start}`, file.slice(start, start + PIECE), stop.signal, (sent) =>
            show({ received: start + sent }),
          ),
        () => show({ trouble: 'No connection. It goes on by itself.' }),
      )
      show({ received, trouble: undefined })
    }
    uploads.delete(made.key)
    return { ...made, received }
  } catch (error) {
    if (stop.signal.aborted) return undefined
    show({ received, trouble: error instanceof Error ? error.message : String(error) })
    return undefined
  }
}

/** Sends a piece, saying how much of it has left. Gives how many bytes have arrived in all. Throws ApiError. */
function putPiece(
  address: string,
  piece: Blob,
  signal: AbortSignal,
  onSent: (bytes: number) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest() // fetch does not tell how much has left
    const lost = () => reject(new ApiError('no_connection', 'No connection to the server.', undefined))
    request.upload.onprogress = ({ loaded }) => onSent(loaded)
    request.onerror = lost
    request.onabort = lost
    request.onload = () => {
      const answer = request.response as {
        data?: { received: number }
        error?: { code: string; message: string }
      } | null
      if (answer?.data) resolve(answer.data.received)
      else if (answer?.error) reject(new ApiError(answer.error.code, answer.error.message, undefined))
      else lost()
    }
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.open('PUT', address)
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.send(piece)
  })
}

/** Does it, and where there is no connection does it again until there is one. */
async function patiently<T>(work: () => Promise<T>, onWait: () => void = () => undefined): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'no_connection') throw error
      onWait()
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, RETRY_MS)
        addEventListener('online', () => resolve(clearTimeout(timer)), { once: true })
      })
    }
  }
}
