import { and, eq, inArray } from 'drizzle-orm'
import { attachments, mailboxes, messageBodies, messages } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { HANDLER_HEADERS } from '#/lib/api/headers.ts'
import { db } from '#/lib/db.ts'
import { notFound } from '#/lib/errors.ts'
import { remoteImageAddress } from '#/lib/images/address.ts'
import { imageConsents } from '#/lib/images/senders.ts'
import {
  countRemotePictures,
  emptyDocument,
  FRAME_POLICY,
  mailBody,
  mailDocument,
  plainTextBody,
  plainTextDocument,
} from '#/lib/mime/frame.ts'
import { isForward } from '#/lib/mime/history-words.ts'
import type { MessageBody, RemoteImages } from './types.ts'

const LARGE = 100_000 // characters: a body beyond that does not come with others

/** Which body to make: see `messageQuery`. */
export type BodyWish = { view: 'html' | 'text'; images: 'on' | 'off' }

type StoredBody = { html: string | null; text: string; subject: string | null }

/** Where we serve a message's pictures: its own by content id, remote ones by address where they are wanted; undefined where there is none. */
type Pictures = {
  imageAddress: (contentId: string) => string | undefined
  remoteAddress?: ((url: string) => string | undefined) | undefined
}

/** A message's body, null when it is left out, and what else is told with it. */
export type FoundBody = {
  body: MessageBody | null
  hasHtml: boolean
  hasText: boolean
  remoteImages: RemoteImages
}

/**
 * The bodies of these messages, ready for their frames, by message id; large ones only where they are `few`. Remote pictures are in those whose
 * sender the viewer always loads them for, and in all if they are wished for. The caller has asked whether the viewer may read them.
 */
export async function bodiesOf(
  viewer: Viewer,
  messageIds: number[],
  { view, images }: BodyWish,
  few: boolean,
): Promise<Map<number, FoundBody>> {
  const [rows, ownPictures, consents] = await Promise.all([
    db()
      .select({
        id: messageBodies.messageId,
        html: messageBodies.htmlClean,
        text: messageBodies.text,
        subject: messages.subject,
        remoteImages: messageBodies.remoteImages,
      })
      .from(messageBodies)
      .innerJoin(messages, eq(messages.id, messageBodies.messageId))
      .where(inArray(messageBodies.messageId, messageIds)),
    picturesOf(messageIds),
    imageConsents(viewer, messageIds),
  ])
  return new Map(
    rows.map(({ id, remoteImages: count, ...stored }) => {
      const { always = null, offered = false } = consents.get(id) ?? {}
      const shown = view === 'html' && count > 0 && (images === 'on' || always !== null)
      const pictures = {
        imageAddress: ownPictures(id),
        remoteAddress: shown ? remoteImageAddress(viewer, id) : undefined,
      }
      const loadable = stored.html && count > 0 ? countRemotePictures(stored.html) : 0
      return [
        id,
        {
          body: few || sizeOf(stored, view) <= LARGE ? bodyOf(stored, view, pictures) : null,
          hasHtml: Boolean(stored.html),
          hasText: stored.text.trim() !== '',
          remoteImages: { count, loadable, shown, always, offered },
        },
      ]
    }),
  )
}

/**
 * The document in a message's frame as a whole, under its own policy: nothing in it runs, and nothing is loaded from elsewhere. Throws
 * not_found when the message is not the viewer's, or not stored.
 */
export async function messageFrame(viewer: Viewer, id: number): Promise<Response> {
  const [body] = await db()
    .select({ html: messageBodies.htmlClean, text: messageBodies.text })
    .from(messages)
    .innerJoin(mailboxes, eq(mailboxes.id, messages.mailboxId))
    .innerJoin(messageBodies, eq(messageBodies.messageId, messages.id))
    .where(and(eq(messages.id, id), eq(messages.state, 'stored'), readable(viewer)))
  if (!body) throw notFound('This message')
  const page = !body.html // none, or nothing left of it
    ? plainTextDocument(body.text)
    : mailDocument(body.html, { imageAddress: (await picturesOf([id]))(id) })
  return framed(page, HANDLER_HEADERS['cache-control'])
}

/** The frame before a message is written into it: the same for everybody, so a browser asks for it once. Its address (`FRAMES`) names what is in it. */
export const emptyFrame = (): Response => framed(emptyDocument(), 'public, max-age=31536000, immutable')

const framed = (page: string, caching: string) =>
  new Response(page, {
    headers: {
      ...HANDLER_HEADERS,
      'cache-control': caching,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': FRAME_POLICY,
    },
  })

function bodyOf(
  { html, text, subject }: StoredBody,
  view: BodyWish['view'],
  pictures: Pictures,
): MessageBody {
  const forwarded = isForward(subject ?? '')
  if (view === 'text' || !html) return { kind: 'text', ...plainTextBody(text, { forwarded }) } // none, or nothing left of it
  return { kind: 'html', ...mailBody(html, { ...pictures, forwarded }) }
}

const sizeOf = ({ html, text }: StoredBody, view: BodyWish['view']) =>
  (view === 'html' && html ? html : text).length

async function picturesOf(messageIds: number[]): Promise<(messageId: number) => Pictures['imageAddress']> {
  const rows = await db()
    .select({ messageId: attachments.messageId, contentId: attachments.contentId, id: attachments.id })
    .from(attachments)
    .where(and(inArray(attachments.messageId, messageIds), eq(attachments.inline, true)))
  const ids = new Map(rows.map((row) => [`${row.messageId} ${row.contentId}`, row.id]))
  return (messageId) => (contentId) => {
    const id = ids.get(`${messageId} ${contentId}`)
    return id === undefined ? undefined : `/api/v1/messages/${messageId}/images/${id}`
  }
}
