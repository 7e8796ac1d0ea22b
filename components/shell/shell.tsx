'use client'

import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { type ReactNode, Suspense, useMemo } from 'react'
import { usePatches } from '#/components/actions/patches.ts'
import { shownRail } from '#/components/actions/shown.ts'
import { ComposeOpener } from '#/components/compose/compose-opener.tsx'
import { Keys } from '#/components/keys/keys.tsx'
import { outgoingQuery, railQuery } from '#/components/mail/queries.ts'
import { LearnRegion } from '#/components/settings/learn-region.tsx'
import type { Viewer } from '#/lib/access/types.ts'
import type { Rail as RailContent } from '#/lib/mail/types.ts'
import type { Look } from '#/lib/me/types.ts'
import type { Outgoing } from '#/lib/send/types.ts'
import { chooseBanner } from './banner-choice.ts'
import { BottomBar } from './bottom-bar.tsx'
import { GoKeys } from './go-keys.tsx'
import { IconRail } from './icon-rail.tsx'
import { Live } from './live.tsx'
import { Rail } from './rail.tsx'
import { SyncLine } from './sync-line.tsx'

const NoticeList = dynamic(
  () => import('#/components/actions/notice-list.tsx').then((module) => module.NoticeList),
  { ssr: false },
)
const MailboxBanner = dynamic(() => import('./mailbox-banner.tsx').then((module) => module.MailboxBanner)) // mostly all is well

/**
 * What stands around every page: the rail with words from 1280 px up, with icons from 640, a bar at the foot on a phone; the banner of a
 * mailbox that needs its owner; one white sheet.
 */
export function Shell({
  viewer,
  team,
  rail: firstRail,
  outgoing: firstOutgoing,
  look,
  position,
  children,
}: {
  viewer: Viewer
  team: string
  rail: RailContent
  outgoing: Outgoing
  look: Look
  position: string
  children: ReactNode
}) {
  const { data: read } = useQuery({ ...railQuery, initialData: firstRail })
  const patches = usePatches()
  const rail = useMemo(() => shownRail(read, read.readAt ?? 0, patches), [read, patches])
  const { data: outgoing } = useQuery({ ...outgoingQuery, initialData: firstOutgoing })
  return (
    <div className="flex h-dvh overflow-hidden bg-canvas max-sm:flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-raised focus:px-3 focus:py-1.5 focus:shadow-pop"
      >
        Skip to the page
      </a>
      <Rail viewer={viewer} team={team} rail={rail} />
      <IconRail viewer={viewer} rail={rail} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col sm:gap-2 sm:py-2 sm:pr-2">
        <SyncLine mailboxes={rail.mailboxes} />
        <Banner mailboxes={rail.mailboxes} outgoing={outgoing} />
        <main
          id="main"
          tabIndex={-1}
          className="flex min-h-0 flex-1 flex-col overflow-y-auto bg-surface outline-none sm:rounded-xl sm:border sm:border-line sm:shadow-sheet"
        >
          {children}
        </main>
      </div>
      <BottomBar team={team} rail={rail} />
      <ComposeOpener person={viewer.userId} undoSeconds={look.undoSeconds} />
      <NoticeList />
      <Live position={position} />
      <Keys single={look.singleKeys} />
      <GoKeys />
      {(viewer.zone === null || viewer.locale === null) && <LearnRegion />}
    </div>
  )
}

/** It follows the path by itself, so that all that stands around a page is not drawn anew with each thread. */
function Banner({ mailboxes, outgoing }: { mailboxes: RailContent['mailboxes']; outgoing: Outgoing }) {
  const onOutbox = usePathname() === '/mail/outbox' // which says more
  const banner = chooseBanner(mailboxes, onOutbox ? null : outgoing)
  return <Suspense>{banner && <MailboxBanner choice={banner} />}</Suspense>
}
