import type { Metadata } from 'next'
import { DraftsPage } from '#/components/drafts/drafts-page.tsx'
import { openDrafts } from '#/lib/drafts/drafts.ts'
import { requireViewer } from '#/lib/session/viewer.ts'

export const metadata: Metadata = { title: 'Drafts' }

export default async function Page() {
  const viewer = await requireViewer()
  return <DraftsPage drafts={await openDrafts(viewer)} />
}
