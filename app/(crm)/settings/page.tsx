import type { Metadata } from 'next'
import { Empty } from '#/components/ui/empty.tsx'
import { requireViewer } from '#/lib/session/viewer.ts'

export const metadata: Metadata = { title: 'Settings' }

/** The list of settings alone, which on a phone is the whole page. */
export default async function SettingsPage() {
  await requireViewer()
  return (
    <div className="flex min-w-0 flex-1 max-md:hidden">
      <Empty title="Nothing is chosen" sentence="The pages of the settings stand at the left." />
    </div>
  )
}
