import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { MailPage } from '#/components/mail/mail-page.tsx'
import { Banner } from '#/components/ui/banner.tsx'
import { placeOf, readListAddress } from '#/lib/mail/address.ts'
import { FILE_PROBLEMS, fileProblemInput } from '#/lib/mail/files.ts'
import { threadIdInput } from '#/lib/mail/input.ts'
import { openThread } from '#/lib/mail/thread.ts'
import { openList } from '#/lib/mail/threads.ts'
import { lookOf } from '#/lib/me/queries.ts'
import { FRAMES } from '#/lib/mime/frame.ts'
import { requireViewer } from '#/lib/session/viewer.ts'

type Props = { params: Promise<{ list: string; thread?: string[] }>; searchParams: Promise<unknown> }

const searchSchema = z.object({
  problem: fileProblemInput, // why a file did not come
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { list, thread } = await params
  const found = await load(list, thread?.join('/'))
  if (!found) return { title: 'Not found' }
  if (found.thread) return { title: found.thread.subject || '(no subject)' }
  const { title, unread } = found.list.head
  return { title: unread > 0 ? `${title} (${unread})` : title }
}

/** A list and, with an id behind it, a thread of it. The server brings the first of each; what is read from there on, the page asks for itself. */
export default async function ListPage({ params, searchParams }: Props) {
  const { list, thread } = await params
  const { problem } = searchSchema.parse(await searchParams)
  const found = await load(list, thread?.join('/'))
  if (!found) notFound()
  return (
    <MailPage
      list={found.list}
      thread={found.thread}
      frames={FRAMES}
      form={found.form}
      notice={
        problem && (
          <div className="p-2 pb-0">
            <Banner tone="danger" what="The file was not downloaded." meaning={FILE_PROBLEMS[problem]} />
          </div>
        )
      }
    />
  )
}

/** Asked once for the title and the page. Null when there is no such list or thread, or it is not the viewer's. */
const load = cache(async (text: string, id: string | undefined) => {
  const viewer = await requireViewer()
  const address = readListAddress(text)
  const threadId = threadIdInput.optional().safeParse(id)
  if (!address || !threadId.success) return null
  const [list, thread, look] = await Promise.all([
    openList(viewer, address),
    threadId.data === undefined ? null : openThread(viewer, threadId.data, placeOf(address.list)),
    lookOf(viewer),
  ])
  if (!list || (threadId.data !== undefined && !thread)) return null
  return { list, thread, form: look.listForm }
})
