import { makeZip } from 'client-zip'
import type { Viewer } from '#/lib/access/types.ts'
import { AppError } from '#/lib/errors.ts'
import { RetryLater } from '#/lib/gmail/errors.ts'
import { contentDisposition, DOWNLOAD_HEADERS } from './download.ts'
import { onlyFor } from './fetch-metadata.ts'
import { type File, filesOf } from './files.ts'
import { type OpenedFile, openAndJudge } from './opened-file.ts'
import { orLeadBack } from './way-back.ts'
import { zipNames } from './zip-names.ts'

const PATIENCE_MS = 30_000 // between two pieces of a file
const TRIES = 3 // for each file
const LONGEST_WAIT_MS = 60_000 // until a minute's units are free again
const WAIT_MS = 1_000 // after a fault that names no time
const MISSING = 'Not in this archive.txt'

/**
 * All files of a message, but those that its text shows, as one archive that is made while it is sent: at no time is more than a piece of one file
 * held. A file that Gmail does not hand over, or that is not what its name says and harms, is named in a text inside; one that breaks off is taken up again where it broke. When
 * Lilac has no access to Gmail at all, there is no archive but the reason. Throws not_found.
 */
export async function filesAsZip(viewer: Viewer, messageId: number, request: Request): Promise<Response> {
  onlyFor(request, ['document', 'empty'])
  const files = await filesOf(viewer, messageId)
  const [file] = files
  const entries = entriesOf(files, file.at ?? new Date(), request.signal)
  return orLeadBack(request, file, async () => {
    const first = await entries.next() // the first file is opened before anything is promised
    const all = (async function* () {
      if (!first.done) yield first.value
      yield* entries
    })()
    return new Response(makeZip(all), {
      headers: {
        ...DOWNLOAD_HEADERS,
        'content-type': 'application/zip',
        'content-disposition': contentDisposition(`${file.subject || 'Files'}.zip`),
      },
    })
  })
}

type Entry = { name: string; lastModified: Date; input: AsyncIterable<Uint8Array> | string }

/** Opens one file after the other, each when the one before it was sent. */
async function* entriesOf(files: File[], lastModified: Date, signal: AbortSignal): AsyncGenerator<Entry> {
  const names = zipNames([MISSING, ...files.map((file) => file.name)]).slice(1)
  const missing: string[] = []
  for (const [index, file] of files.entries()) {
    const name = names[index] ?? file.name
    try {
      const { bytes, verdict } = await openPatiently(file, signal)
      if (verdict.disguised) {
        await bytes.cancel()
        missing.push(`${name}: ${verdict.warning} It can be downloaded by itself.`)
      } else yield { name, lastModified, input: resuming(file, bytes, signal) }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (error.code === 'reconnect' && index === 0) throw error
      missing.push(`${name}: ${error.message}`)
    }
  }
  if (missing.length > 0) yield { name: MISSING, lastModified, input: `${missing.join('\r\n')}\r\n` }
}

/** Tries again after a fault that passes; a Google that was silent for long is not asked twice. */
async function openPatiently(file: File, signal: AbortSignal): Promise<OpenedFile> {
  const deadline = Date.now() + PATIENCE_MS
  for (let attempt = 1; ; attempt++) {
    try {
      return await openAndJudge(file, PATIENCE_MS, signal)
    } catch (error) {
      const cause = error instanceof AppError ? error.cause : undefined
      if (!(cause instanceof RetryLater) || attempt === TRIES || Date.now() >= deadline) throw error
      await pause(cause.until ? cause.until.getTime() - Date.now() : WAIT_MS, signal)
    }
  }
}

/** The bytes of a file; where they break off it is opened again, and what was already given is passed over. */
async function* resuming(
  file: File,
  opened: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let given = 0
  for (let attempt = 1; ; attempt++) {
    let passed = 0
    try {
      for await (const piece of attempt === 1 ? opened : (await openPatiently(file, signal)).bytes) {
        const fresh = piece.subarray(Math.max(0, given - passed))
        passed += piece.length
        if (fresh.length === 0) continue
        given += fresh.length
        yield fresh
      }
      return
    } catch (error) {
      if (signal.aborted || attempt === TRIES) throw error
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, Math.min(Math.max(ms, 0), LONGEST_WAIT_MS))
  signal.addEventListener('abort', () => resolve(), { once: true })
  await promise
  clearTimeout(timer)
  signal.throwIfAborted()
}
