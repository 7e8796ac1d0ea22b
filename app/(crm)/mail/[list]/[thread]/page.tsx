import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { Messages } from '#/components/mail/messages.tsx'
import { ThreadPane } from '#/components/mail/thread-pane.tsx'
import { unfoldThread } from '#/components/mail/unfold.ts'
import { Banner } from '#/components/ui/banner.tsx'
import { placeOf, readListAddress } from '#/lib/mail/address.ts'
import { FILE_PROBLEMS, fileProblemInput } from '#/lib/mail/files.ts'
import { threadIdInput } from '#/lib/mail/input.ts'
import { messageDetails, openThread } from '#/lib/mail/thread.ts'
import { listTitle } from '#/lib/mail/threads.ts'
import { zoneOf } from '#/lib/mail/zone.ts'
import { FRAME_SANDBOX } from '#/lib/mime/frame.ts'
import { requireViewer } from '#/lib/session/viewer.ts'

type Props = { params: Promise<{ list: string; thread: string }>; searchParams: Promise<unknown> }

const searchSchema = z.object({
  messages: z.literal('all').optional().catch(undefined), // the middle of a long thread too
  problem: fileProblemInput, // why a file did not come
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { list, thread } = await params
  const found = await load(list, thread)
  return { title: found ? found.thread.subject || '(no subject)' : 'Not found' }
}

export default async function ThreadPage({ params, searchParams }: Props) {
  const { list, thread: id } = await params
  const { messages: asked, problem } = searchSchema.parse(await searchParams)
  const whole = asked === 'all'
  const found = await load(list, id)
  if (!found) notFound()
  const { viewer, address, thread } = found
  const open = unfoldThread(thread.messages).flatMap((item) =>
    item.kind === 'message' && item.open ? item.message.id : [],
  )
  const [details, title, zone] = await Promise.all([
    messageDetails(viewer, open),
    listTitle(viewer, address),
    zoneOf(viewer),
  ])
  return (
    <ThreadPane
      key={thread.id}
      thread={thread}
      list={list}
      listTitle={title}
      notice={
        problem && (
          <div className="p-2 pb-0">
            <Banner tone="danger" what="The file was not downloaded." meaning={FILE_PROBLEMS[problem]} />
          </div>
        )
      }
    >
      <Messages
        messages={thread.messages}
        details={details}
        whole={whole}
        wholeHref={`/mail/${list}/${id}?messages=all`}
        address={thread.mailbox.address}
        clock={{ now: Date.now(), zone }}
        sandbox={FRAME_SANDBOX}
      />
    </ThreadPane>
  )
}

/** Asked once for the title and the page. Null when there is no such thread, or it is not the viewer's. */
const load = cache(async (list: string, id: string) => {
  const viewer = await requireViewer()
  const address = readListAddress(list)
  const threadId = threadIdInput.safeParse(id)
  if (!address || !threadId.success) return null
  const thread = await openThread(viewer, threadId.data, placeOf(address.list))
  return thread && { viewer, address, thread }
})
