import type { Metadata } from 'next'
import { OutboxPage } from '#/components/outbox/outbox-page.tsx'
import { outboxOf } from '#/lib/send/outbox.ts'
import { requireViewer } from '#/lib/session/viewer.ts'

export const metadata: Metadata = { title: 'Outbox' }

export default async function Page() {
  const viewer = await requireViewer()
  return <OutboxPage rows={await outboxOf(viewer)} />
}
