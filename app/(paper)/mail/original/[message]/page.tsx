import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Original } from '#/components/mail/original.tsx'
import { AppError } from '#/lib/errors.ts'
import { threadIdInput } from '#/lib/mail/input.ts'
import { originalOf } from '#/lib/mail/original.ts'
import { requireViewer } from '#/lib/session/viewer.ts'

type Props = { params: Promise<{ message: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const message = await load((await params).message)
  return { title: `Original of ${message.subject || '(no subject)'}` }
}

/** The head and source of a message as Gmail took it in. */
export default async function OriginalPage({ params }: Props) {
  const message = await load((await params).message)
  return <Original messageId={message.id} subject={message.subject ?? ''} />
}

const load = cache(async (text: string) => {
  const viewer = await requireViewer()
  const id = threadIdInput.safeParse(text)
  if (!id.success) notFound()
  try {
    return await originalOf(viewer, id.data)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
})
