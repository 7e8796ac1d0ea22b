import type { ReactNode } from 'react'
import { SettingsNav } from '#/components/settings/settings-nav.tsx'

/** The pages of the settings beside the list of them. */
export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-0 flex-1">
      <SettingsNav />
      {children}
    </div>
  )
}
