import { ChevronUp, PanelRight, Rows3 } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '#/components/ui/classes.ts'
import { useNumbers } from '#/components/ui/clock.tsx'
import { Tooltip } from '#/components/ui/tooltip.tsx'
import type { ListView } from '#/lib/mail/types.ts'
import type { ListForm } from '#/lib/me/types.ts'
import { MailLink } from './mail-link.tsx'

const TABS = { all: 'All', unread: 'Unread', starred: 'Starred', files: 'Files' }

/** A list with its head: what it is, how it can be narrowed, how much there is. Below 1024 px an open thread takes its place. */
export function ListPane({
  list,
  form,
  onForm,
  choose,
  children,
}: {
  list: ListView
  form: ListForm
  onForm: (form: ListForm) => void
  choose: ReactNode // the box that chooses all
  children: ReactNode
}) {
  const { head } = list
  const number = useNumbers()
  const countOf = (count: number) => (count < head.counted ? number(count) : `${number(head.counted)}+`)
  const { name, show, later } = partsOf(list.address)
  const addressOf = (narrowed: keyof typeof TABS) => (narrowed === 'all' ? name : `${name}-${narrowed}`)
  return (
    <section
      aria-label="Threads"
      data-pane
      className={classes(
        'relative flex min-h-0 min-w-0 flex-1 flex-col border-line max-lg:group-has-data-thread/panes:hidden',
        form === 'wide'
          ? 'group-has-data-thread/panes:hidden'
          : 'lg:w-[312px] lg:flex-none lg:border-r xl:w-(--list)',
      )}
    >
      <header className="flex h-(--bar) shrink-0 items-center gap-2 border-b border-line px-4 max-sm:h-13">
        {choose}
        <h1 className="min-w-0 truncate text-lg font-semibold tracking-tight">{head.title}</h1>
        {head.scope && <p className="min-w-0 truncate text-xs text-ink-3">{head.scope}</p>}
        <Tooltip text={FORMS[form].words}>
          <button
            type="button"
            aria-label={FORMS[form].words}
            onClick={() => onForm(form === 'wide' ? 'split' : 'wide')}
            className="ml-auto flex size-8 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-lg:hidden"
          >
            {FORMS[form].icon}
          </button>
        </Tooltip>
      </header>
      <div className="flex h-10 shrink-0 items-center gap-0.5 border-b border-line px-2 max-sm:h-12">
        <nav aria-label={`Narrow ${head.title}`} className="flex min-w-0 items-center gap-0.5">
          {list.shows.map((narrowed) => (
            <MailLink
              key={narrowed}
              href={`/mail/${addressOf(narrowed)}`}
              aria-current={narrowed === show ? 'page' : undefined}
              className={classes(
                'flex h-7 items-center gap-1.5 rounded-md px-2 text-xs font-medium max-sm:h-10 max-sm:px-2.5',
                narrowed === show ? 'bg-pressed text-ink' : 'text-ink-3 hover:bg-hover hover:text-ink',
              )}
            >
              {TABS[narrowed]}
              {narrowed === 'unread' && head.unread > 0 && (
                <span className="tnum font-normal">{countOf(head.unread)}</span>
              )}
            </MailLink>
          ))}
        </nav>
        <p className="tnum ml-auto truncate pr-1.5 text-xs text-ink-3">
          {countOf(head.total)}{' '}
          <span className="group-data-[form=split]/panes:max-xl:lg:sr-only">
            {head.total === 1 ? 'thread' : 'threads'}
          </span>
        </p>
      </div>
      {later && (
        <MailLink
          href={`/mail/${addressOf(show)}`}
          className="flex h-9 shrink-0 items-center justify-center gap-1 border-b border-line text-xs font-medium text-accent-ink hover:bg-hover"
        >
          <ChevronUp aria-hidden className="size-3.5" strokeWidth={2} />
          To the newest
        </MailLink>
      )}
      {children}
    </section>
  )
}

const ICON = { 'aria-hidden': true, className: 'size-4', strokeWidth: 1.75 }

/** The button leads to the other form. */
const FORMS = {
  split: { words: 'Show the list in full width', icon: <Rows3 {...ICON} /> },
  wide: { words: 'Show the thread beside the list', icon: <PanelRight {...ICON} /> },
}

/** An address taken apart: "label-12-unread-before-1764-88" is label-12, unread, a later page. The server has checked it. */
function partsOf(address: string) {
  const [, name = address, show, before] =
    /^(.*?)(?:-(unread|starred|files))?(-before-.*)?$/.exec(address) ?? []
  return { name, show: (show ?? 'all') as keyof typeof TABS, later: before !== undefined }
}
