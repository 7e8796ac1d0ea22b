import type { Viewer } from '#/lib/access/types.ts'
import { HANDLER_HEADERS } from '#/lib/api/headers.ts'
import { notFound } from '#/lib/errors.ts'
import { regionOf } from '#/lib/me/region.ts'
import type { Region } from '#/lib/me/types.ts'
import { PRINT_END, PRINT_POLICY, type PrintedMessage, printBegin, printMessage } from '#/lib/mime/print.ts'
import { detailsOf, openThread } from './thread.ts'
import type { MailPerson, MessageDetails, MessageFacts, Place, ThreadView } from './types.ts'

const AT_ONCE = 10 // messages that are held: a body has up to two megabytes

export type PrintWish = {
  message?: number | undefined
  place: Place
  quotes: 'on' | 'off'
  images: 'on' | 'off'
}

/** What a page about a thread to be printed has to know. Throws not_found when the thread, the message in it or the place is not the viewer's. */
export async function printedThread(
  viewer: Viewer,
  id: number,
  { message, place }: Pick<PrintWish, 'message' | 'place'>,
): Promise<ThreadView> {
  const thread = await openThread(viewer, id, place)
  const messages = (thread?.messages ?? []).filter((one) => message === undefined || one.id === message)
  if (!thread || messages.length === 0) throw notFound('This thread')
  return { ...thread, messages }
}

/**
 * A thread, or one message of it, as a document for paper, sent message after message, so that a thread of a thousand costs no more memory than one of ten.
 * Nothing in it runs. Throws not_found.
 */
export async function printDocument(
  viewer: Viewer,
  id: number,
  wish: PrintWish,
  request: Request,
): Promise<Response> {
  const thread = await printedThread(viewer, id, wish)
  const region = await regionOf(viewer, request.headers.get('accept-language'))
  const page = pieces(viewer, thread, wish, region)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await page.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await page.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      ...HANDLER_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PRINT_POLICY,
    },
  })
}

async function* pieces(
  viewer: Viewer,
  { subject, mailbox, messages }: ThreadView,
  { quotes, images }: PrintWish,
  region: Region,
): AsyncGenerator<string> {
  const count = messages.length === 1 ? '1 message' : `${messages.length} messages`
  yield printBegin(subject || '(no subject)', `${mailbox.address}, ${count}`)
  for (let at = 0; at < messages.length; at += AT_ONCE) {
    const some = messages.slice(at, at + AT_ONCE)
    const ids = some.map((message) => message.id)
    const details = await detailsOf(viewer, ids, { view: 'html', images }, true)
    yield some
      .map((facts, index) => printMessage(printed(facts, details[index], region), quotes === 'on'))
      .join('')
  }
  yield PRINT_END
}

function printed(facts: MessageFacts, details: MessageDetails | undefined, region: Region): PrintedMessage {
  const { to = [], cc = [], bcc = [], replyTo = [], sentAt = null, sentZone = null } = details ?? {}
  const lines: [string, MailPerson[]][] = [
    ['From', [facts.from]],
    ['Reply to', replyTo],
    ['To', to],
    ['Cc', cc],
    ['Bcc', bcc],
  ]
  return {
    title: facts.from.name || facts.from.email || 'Unknown sender',
    lines: [
      ...lines
        .filter(([, people]) => people.length > 0)
        .map(([word, people]): [string, string] => [word, people.map(inFull).join(', ')]),
      ['Date', dateOf(facts.at, region)],
      ...(sentAt !== null && sentZone !== null && !sameMinute(sentAt, facts.at)
        ? [
            ['Sent', `${dateOf(sentAt, region)} by its sender's clock, ${sentZone} of UTC`] as [
              string,
              string,
            ],
          ]
        : []),
    ],
    body: details?.body ?? null,
    files: (details?.attachments ?? []).map(({ name, size }) => `${name}, ${kilobytes(size)}`),
  }
}

const inFull = ({ name, email }: MailPerson) => (name && email ? `${name} <${email}>` : name || email)

const sameMinute = (a: number, b: number) => Math.abs(a - b) < 60_000

/** In full, with the zone: paper outlives the place where it was read. */
const dateOf = (at: number, { zone, locale }: Region) =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'long',
    timeZone: zone,
  }).format(at)

const kilobytes = (bytes: number) => (bytes < 1_000 ? `${bytes} B` : `${Math.ceil(bytes / 1_000)} KB`)
