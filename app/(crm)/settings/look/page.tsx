import type { Metadata } from 'next'
import { LookSettings } from '#/components/settings/look-settings.tsx'
import { lookOf, pageRegion } from '#/lib/me/queries.ts'
import { requireViewer } from '#/lib/session/viewer.ts'

export const metadata: Metadata = { title: 'Look and keys' }

export default async function LookPage() {
  const viewer = await requireViewer()
  const [look, region] = await Promise.all([lookOf(viewer), pageRegion(viewer)])
  return <LookSettings look={look} region={region} />
}
