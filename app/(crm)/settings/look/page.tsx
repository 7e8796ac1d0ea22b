import type { Metadata } from 'next'
import { LookSettings } from '#/components/settings/look-settings.tsx'
import { imageSendersOf } from '#/lib/images/senders.ts'
import { lookOf, pageRegion } from '#/lib/me/queries.ts'
import { requireViewer } from '#/lib/session/viewer.ts'

export const metadata: Metadata = { title: 'Look and keys' }

export default async function LookPage() {
  const viewer = await requireViewer()
  const [look, region, imageSenders] = await Promise.all([
    lookOf(viewer),
    pageRegion(viewer),
    imageSendersOf(viewer),
  ])
  return <LookSettings look={look} region={region} imageSenders={imageSenders} />
}
