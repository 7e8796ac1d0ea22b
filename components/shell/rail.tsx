import { Mark } from '#/components/brand/mark.tsx'
import type { Viewer } from '#/lib/access/types.ts'
import type { Rail as RailContent } from '#/lib/mail/types.ts'
import { RailNav } from './rail-nav.tsx'
import { SyncBars } from './sync-bars.tsx'
import { UserMenu } from './user-menu.tsx'

/** The rail with words, from 1280 px up. */
export function Rail({ viewer, team, rail }: { viewer: Viewer; team: string; rail: RailContent }) {
  return (
    <aside aria-label="Main" data-pane className="flex w-(--rail) shrink-0 flex-col px-2 pb-2 max-xl:hidden">
      <p className="flex h-(--bar) shrink-0 items-center gap-2 px-1.5 pt-1 font-semibold">
        <Mark />
        <span className="truncate">{team}</span>
      </p>
      <RailNav rail={rail} />
      <SyncBars mailboxes={rail.mailboxes} />
      <UserMenu viewer={viewer} named side="top" />
    </aside>
  )
}
