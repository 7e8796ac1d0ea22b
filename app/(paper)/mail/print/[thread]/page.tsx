import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PrintPage } from '#/components/mail/print-page.tsx'
import { AppError } from '#/lib/errors.ts'
import { printInput, threadIdInput } from '#/lib/mail/input.ts'
import { printedThread } from '#/lib/mail/print.ts'
import { PRINT_SANDBOX } from '#/lib/mime/print.ts'
import { requireViewer } from '#/lib/session/viewer.ts'

type Props = { params: Promise<{ thread: string }>; searchParams: Promise<Record<string, unknown>> }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { thread } = await load((await params).thread, JSON.stringify(await searchParams))
  return { title: thread.subject || '(no subject)' } // the browser offers it as the name of a PDF
}

/** A thread, or one message of it, about to be printed. */
export default async function Print({ params, searchParams }: Props) {
  const { thread, wish } = await load((await params).thread, JSON.stringify(await searchParams))
  return (
    <PrintPage
      threadId={thread.id}
      subject={thread.subject}
      messageId={wish.message ?? null}
      place={wish.place}
      count={thread.messages.length}
      sandbox={PRINT_SANDBOX}
    />
  )
}

const load = cache(async (text: string, search: string) => {
  const viewer = await requireViewer()
  const id = threadIdInput.safeParse(text)
  const wish = printInput.safeParse(JSON.parse(search))
  if (!id.success || !wish.success) notFound()
  try {
    return { thread: await printedThread(viewer, id.data, wish.data), wish: wish.data }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
})
