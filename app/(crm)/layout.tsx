import type { ReactNode } from 'react'
import { KeepReads } from '#/components/shell/query-client.tsx'
import { Shell } from '#/components/shell/shell.tsx'
import { ClockProvider } from '#/components/ui/clock.tsx'
import { livePosition } from '#/lib/live/events.ts'
import { mailRail } from '#/lib/mail/rail.ts'
import { lookOf, pageRegion } from '#/lib/me/queries.ts'
import { outgoingOf } from '#/lib/send/outgoing.ts'
import { requireViewer } from '#/lib/session/viewer.ts'
import { workspaceName } from '#/lib/team/queries.ts'

/** The shell around every page of somebody who is signed in. */
export default async function CrmLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  const position = await livePosition() // before anything is read, so that nothing is missed between the two
  const [rail, outgoing, team, look, region] = await Promise.all([
    mailRail(viewer),
    outgoingOf(viewer),
    workspaceName(),
    lookOf(viewer),
    pageRegion(viewer),
  ])
  return (
    <ClockProvider clock={{ now: Date.now(), ...region }}>
      <KeepReads>
        <Shell
          viewer={viewer}
          team={team ?? 'Lilac'}
          rail={rail}
          outgoing={outgoing}
          look={look}
          position={position}
        >
          {children}
        </Shell>
      </KeepReads>
    </ClockProvider>
  )
}
