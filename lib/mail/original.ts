import { and, eq } from 'drizzle-orm'
import { mailboxes, messages } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { notFound } from '#/lib/errors.ts'
import { openOriginal } from '#/lib/gmail/original.ts'
import { readSenderChecks } from '#/lib/mime/authentication.ts'
import { decodeText } from '#/lib/mime/charset.ts'
import { readRoute } from '#/lib/mime/hops.ts'
import { readSourceHead } from '#/lib/mime/source-head.ts'
import { readBeginning } from './beginning.ts'
import { contentDisposition, DOWNLOAD_HEADERS } from './download.ts'
import { onlyFor } from './fetch-metadata.ts'
import { openPatiently } from './patience.ts'
import type { OriginalView } from './types.ts'
import { orLeadBack } from './way-back.ts'

const PATIENCE_MS = 20_000 // between two pieces; Gmail takes some seconds to begin a large mail
const MOST_BYTES = 1_000_000 // of the source that is shown

const WORDS = {
  google_silent: 'Gmail did not hand the message over. It is safe there; try again in a minute.',
  reconnect:
    'Lilac has no access to this mailbox at the moment. The message is safe in Gmail: reconnect, then try again.',
  gone: 'Gmail does not have this message any more. It may have been deleted there; what Lilac shows of it is all there is.',
}

/** A message as Gmail took it in: its head, the way it came, what Google wrote of its sender, and up to a megabyte of its source. Throws not_found. */
export async function originalView(viewer: Viewer, id: number, request: Request): Promise<OriginalView> {
  const message = await originalOf(viewer, id)
  const { bytes: stream } = await open(message, request.signal)
  const { bytes, cut } = await readBeginning(stream, MOST_BYTES)
  const head = readSourceHead(bytes)
  return {
    fields: head,
    route: readRoute(head),
    checks: readSenderChecks(head),
    source: decodeText(bytes, undefined).replaceAll('\r\n', '\n').replaceAll('\0', '\ufffd'),
    cut,
  }
}

/** The same as a download, byte for byte, streamed and never held whole. Throws not_found. */
export async function originalDownload(viewer: Viewer, id: number, request: Request): Promise<Response> {
  onlyFor(request, ['document', 'empty'])
  const message = await originalOf(viewer, id)
  return orLeadBack(request, message, async () => {
    const { bytes } = await open(message, request.signal)
    return new Response(bytes, {
      headers: {
        ...DOWNLOAD_HEADERS,
        'content-type': 'message/rfc822',
        'content-disposition': contentDisposition(`${message.subject || 'Message'}.eml`),
      },
    })
  })
}

/** What a page about a message's original calls it. Throws not_found. */
export async function originalOf(viewer: Viewer, id: number) {
  const [message] = await db()
    .select({
      id: messages.id,
      threadId: messages.threadId,
      mailboxId: messages.mailboxId,
      gmailId: messages.gmailId,
      subject: messages.subject,
    })
    .from(messages)
    .innerJoin(mailboxes, eq(mailboxes.id, messages.mailboxId))
    .where(and(eq(messages.id, id), eq(messages.state, 'stored'), readable(viewer)))
  if (!message) throw notFound('This message')
  return message
}

const open = (message: { mailboxId: number; gmailId: string }, signal: AbortSignal) =>
  openPatiently(
    async (either) => ({
      size: 0,
      bytes: await openOriginal(message.mailboxId, message.gmailId, either),
    }),
    { patience: PATIENCE_MS, signal },
    WORDS,
  )
