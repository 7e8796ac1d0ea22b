import { Mail, PanelLeftOpen } from 'lucide-react'
import { Mark } from '#/components/brand/mark.tsx'
import { MailLink } from '#/components/mail/mail-link.tsx'
import { Tooltip } from '#/components/ui/tooltip.tsx'
import type { Viewer } from '#/lib/access/types.ts'
import type { Rail } from '#/lib/mail/types.ts'
import { RailDrawer } from './rail-drawer.tsx'
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
      <nav aria-label="Main" className="flex min-h-0 flex-1 flex-col items-center gap-1">
        <RailDrawer
          rail={rail}
          title="Mail"
          label="Mailboxes and labels"
          className="flex size-10 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
        >
          <PanelLeftOpen aria-hidden className="size-5" strokeWidth={1.75} />
        </RailDrawer>
        <Tooltip text="Inbox" side="right">
          <MailLink
            href="/mail/inbox"
            aria-label={rail.inboxUnread > 0 ? `Inbox, ${rail.inboxUnread} unread` : 'Inbox'}
            className="relative flex size-10 items-center justify-center rounded-md bg-pressed text-accent-ink"
          >
            <Mail aria-hidden className="size-5" strokeWidth={1.75} />
            {rail.inboxUnread > 0 && (
              <span
                aria-hidden
                className="tnum absolute top-0 right-0 flex h-4 min-w-4 items-center justify-center rounded-full bg-canvas px-0.5 text-2xs font-semibold text-ink"
              >
                {rail.inboxUnread > 99 ? '99+' : rail.inboxUnread}
              </span>
            )}
          </MailLink>
        </Tooltip>
      </nav>
      <SyncRing mailboxes={rail.mailboxes} />
      <UserMenu viewer={viewer} side="right" />
    </aside>
  )
}
