import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { LookSettings } from '#/components/settings/look-settings.tsx'
import { lookOf } from '#/lib/me/queries.ts'
import { regionOf } from '#/lib/me/region.ts'
import { requireViewer } from '#/lib/session/viewer.ts'

export const metadata: Metadata = { title: 'Look and keys' }

export default async function LookPage() {
  const viewer = await requireViewer()
  const accepted = (await headers()).get('accept-language')
  const [look, region] = await Promise.all([lookOf(viewer), regionOf(viewer, accepted)])
  return <LookSettings look={look} region={region} />
}
