import type { ReactNode } from 'react'
import { ClockProvider } from '#/components/ui/clock.tsx'
import { pageRegion } from '#/lib/me/queries.ts'
import { requireViewer } from '#/lib/session/viewer.ts'

/** Pages of their own, to be read or printed: nothing of the shell around them. */
export default async function PaperLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  return (
    <ClockProvider clock={{ now: Date.now(), ...(await pageRegion(viewer)) }}>
      <div className="min-h-dvh bg-canvas print:bg-transparent">{children}</div>
    </ClockProvider>
  )
}
