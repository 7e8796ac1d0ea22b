'use client'

import { Keyboard, LayoutTemplate, Mail, Users } from 'lucide-react'
import Link, { useLinkStatus } from 'next/link'
import { usePathname } from 'next/navigation'
import { classes } from '#/components/ui/classes.ts'

const GROUPS = [
  { title: 'You', pages: [{ href: '/settings/look', words: 'Look and keys', Icon: Keyboard }] },
  {
    title: 'Mail',
    pages: [
      { href: '/settings/mailboxes', words: 'Mailboxes', Icon: Mail },
      { href: '/settings/templates', words: 'Templates', Icon: LayoutTemplate },
    ],
  },
  { title: 'Team', pages: [{ href: '/settings/team', words: 'People', Icon: Users }] },
]

/** The pages of the settings: beside each of them where there is room, and below 768 px a page of its own. */
export function SettingsNav() {
  const path = usePathname()
  return (
    <nav
      aria-label="Settings"
      data-pane
      className={classes(
        'flex shrink-0 flex-col overflow-y-auto border-line bg-sunken px-3 pt-1 pb-4 max-md:flex-1 max-md:bg-surface max-md:px-2 md:w-52 md:border-r',
        path !== '/settings' && 'max-md:hidden',
      )}
    >
      <h1 className="flex h-(--bar) items-center px-2 text-lg font-semibold tracking-tight max-sm:h-12 md:sr-only">
        Settings
      </h1>
      {GROUPS.map(({ title, pages }) => (
        <section key={title} className="mt-2">
          <h2 className="flex h-8 items-center px-2 text-2xs font-medium text-ink-3 max-sm:text-xs">
            {title}
          </h2>
          <ul>
            {pages.map(({ href, words, Icon }) => {
              const current = path === href || path.startsWith(`${href}/`)
              return (
                <li key={href}>
                  <Link
                    href={href}
                    aria-current={current ? 'page' : undefined}
                    className={classes(
                      'relative flex h-7 items-center gap-2 rounded-md px-2 max-md:h-10 max-md:text-md',
                      current
                        ? 'bg-pressed font-medium text-ink'
                        : 'text-ink-2 hover:bg-hover hover:text-ink',
                    )}
                  >
                    <Icon
                      aria-hidden
                      className={classes('size-4', current ? 'text-accent-ink' : 'text-ink-3')}
                      strokeWidth={1.75}
                    />
                    {words}
                    <Pending />
                  </Link>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </nav>
  )
}

/** The ground of a line that was chosen and whose page is on its way. */
function Pending() {
  const { pending } = useLinkStatus()
  return pending && <span aria-hidden className="absolute inset-0 rounded-md bg-pressed" />
}
