import { CircleHelp, Settings, SquarePen } from 'lucide-react'
import { Mark } from '#/components/brand/mark.tsx'
import { openComposer } from '#/components/compose/composers.ts'
import { showKeySheet } from '#/components/keys/registry.ts'
import { Tooltip } from '#/components/ui/tooltip.tsx'
import type { Viewer } from '#/lib/access/types.ts'
import type { Rail as RailContent } from '#/lib/mail/types.ts'
import { ICON_BUTTON, IconLink } from './icon-link.tsx'
import { RailNav } from './rail-nav.tsx'
import { SyncBars } from './sync-bars.tsx'
import { UserMenu } from './user-menu.tsx'

/** The rail with words, from 1280 px up. */
export function Rail({ viewer, team, rail }: { viewer: Viewer; team: string; rail: RailContent }) {
  return (
    <aside aria-label="Main" data-pane className="flex w-(--rail) shrink-0 flex-col px-2 pb-2 max-xl:hidden">
      <div className="flex h-(--bar) shrink-0 items-center gap-2 px-1.5 pt-1">
        <Mark />
        <p className="min-w-0 flex-1 truncate font-semibold" title={team}>
          {team}
        </p>
        <Tooltip text="Write a mail" keys="C">
          <button
            type="button"
            aria-label="Write a mail"
            onClick={() => openComposer({ kind: 'new' })}
            className={ICON_BUTTON}
          >
            <SquarePen aria-hidden />
          </button>
        </Tooltip>
      </div>
      <RailNav rail={rail} />
      <SyncBars mailboxes={rail.mailboxes} />
      <div className="flex items-center gap-0.5">
        <UserMenu viewer={viewer} named side="top" />
        <Tooltip text="Keys" keys="?" side="top">
          <button type="button" aria-label="Keys" onClick={() => showKeySheet(true)} className={ICON_BUTTON}>
            <CircleHelp aria-hidden />
          </button>
        </Tooltip>
        <IconLink href="/settings/look" name="Settings">
          <Settings aria-hidden />
        </IconLink>
      </div>
    </aside>
  )
}
