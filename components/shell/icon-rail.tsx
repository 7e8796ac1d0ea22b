import { Settings, SquarePen } from 'lucide-react'
import { Mark } from '#/components/brand/mark.tsx'
import { openComposer } from '#/components/compose/composers.ts'
import { Tooltip } from '#/components/ui/tooltip.tsx'
import type { Viewer } from '#/lib/access/types.ts'
import type { Rail } from '#/lib/mail/types.ts'
import { IconLink } from './icon-link.tsx'
import { MailFlyout } from './mail-flyout.tsx'
import { SyncRing } from './sync-ring.tsx'
import { UserMenu } from './user-menu.tsx'

/** The rail as icons, from 640 to 1279 px. */
export function IconRail({ viewer, rail }: { viewer: Viewer; rail: Rail }) {
  return (
    <aside
      aria-label="Main"
      data-pane
      className="flex w-14 shrink-0 flex-col items-center pb-2 max-sm:hidden xl:hidden"
    >
      <span className="flex h-12 shrink-0 items-center">
        <Mark className="size-6" />
      </span>
      <nav aria-label="Main" className="flex min-h-0 flex-1 flex-col items-center gap-1 pt-1">
        <Tooltip text="Write a mail" keys="C" side="right">
          <button
            type="button"
            aria-label="Write a mail"
            onClick={() => openComposer({ kind: 'new' })}
            className="flex size-10 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
          >
            <SquarePen aria-hidden className="size-5" strokeWidth={1.75} />
          </button>
        </Tooltip>
        <MailFlyout rail={rail} />
      </nav>
      <SyncRing mailboxes={rail.mailboxes} />
      <IconLink
        href="/settings/look"
        name="Settings"
        side="right"
        className="flex size-10 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
      >
        <Settings aria-hidden className="size-5" strokeWidth={1.75} />
      </IconLink>
      <UserMenu viewer={viewer} side="right" />
    </aside>
  )
}
