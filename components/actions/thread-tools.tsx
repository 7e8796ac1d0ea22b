import {
  AlarmClock,
  Archive,
  ArchiveRestore,
  Ellipsis,
  Mail,
  MailOpen,
  ShieldCheck,
  Star,
  Tag,
  Trash2,
} from 'lucide-react'
import { type ComponentProps, lazy, type ReactElement, useRef } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { classes } from '#/components/ui/classes.ts'
import { Menu } from '#/components/ui/menu.tsx'
import { Tooltip } from '#/components/ui/tooltip.tsx'
import type { Place, ThreadRow } from '#/lib/mail/types.ts'
import type { ListActions } from './use-list-actions.ts'

const MoreItems = lazy(() => import('./more-items.tsx').then((module) => ({ default: module.MoreItems })))

const ICON = { 'aria-hidden': true, className: 'size-4', strokeWidth: 1.75 }

/** What can be done with the open thread. `thread`: as it shows, undefined while nothing is known of it. */
export function ThreadTools({
  thread,
  place,
  actions,
}: {
  thread: Pick<ThreadRow, 'unread' | 'starred' | 'later' | 'muted' | 'important'> | undefined
  place: Place
  actions: ListActions
}) {
  const more = useRef<HTMLButtonElement>(null)
  const { unread = false, starred = false } = thread ?? {}
  return (
    <div role="toolbar" aria-label="Thread" className="flex shrink-0 items-center gap-0.5">
      {place === 'mail' && (
        <First words="Archive" keys="E" icon={<Archive />} onDo={() => actions.does('archive')} />
      )}
      {place === 'trash' && (
        <First words="Restore" icon={<ArchiveRestore />} onDo={() => actions.does('restore')} />
      )}
      {place === 'spam' && (
        <First words="Not spam" keys="!" icon={<ShieldCheck />} onDo={() => actions.does('not_spam')} />
      )}
      <span aria-hidden className="mx-1 h-4 w-px bg-line-strong max-sm:hidden" />
      {unread ? (
        <Tool words="Mark read" keys="⇧I" onDo={() => actions.does('read')}>
          <MailOpen {...ICON} />
        </Tool>
      ) : (
        <Tool words="Mark unread" keys="⇧U" onDo={() => actions.does('unread')}>
          <Mail {...ICON} />
        </Tool>
      )}
      <Tool
        words={starred ? 'Take the star off' : 'Star'}
        keys="S"
        onDo={() => actions.star()}
        aria-pressed={starred}
        className="max-[359px]:hidden"
      >
        <Star {...ICON} className={classes('size-4', starred && 'fill-current text-amber')} />
      </Tool>
      {place === 'mail' && (
        <Tool
          words="Snooze"
          keys="H"
          data-pick="snooze"
          onDo={(at) => actions.pick('snooze', at)}
          className="max-sm:hidden"
        >
          <AlarmClock {...ICON} />
        </Tool>
      )}
      {place === 'mail' && (
        <Tool words="Labels" keys="L" data-pick="label" onDo={(at) => actions.pick('label', at)}>
          <Tag {...ICON} />
        </Tool>
      )}
      {place !== 'trash' && (
        <Tool words="To Trash" keys="#" onDo={() => actions.does('trash')}>
          <Trash2 {...ICON} />
        </Tool>
      )}
      <Menu
        label="More for the thread"
        trigger={
          <button type="button" ref={more} data-pick="move" aria-label="More for the thread" className={LOOK}>
            <Ellipsis {...ICON} />
          </button>
        }
      >
        <MoreItems threads={thread ? [thread] : []} {...{ place, actions }} at={() => more.current} />
      </Menu>
    </div>
  )
}

const LOOK =
  'flex size-7 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink aria-pressed:text-accent-ink data-[state=open]:bg-pressed max-sm:size-10'

/** A tool that is an icon. A double click is one. */
export function Tool({
  words,
  keys,
  onDo,
  className,
  children,
  ...rest
}: Omit<ComponentProps<'button'>, 'onClick'> & {
  words: string
  keys?: string
  onDo: (at: HTMLElement) => void
  children: ReactElement
}) {
  return (
    <Tooltip text={words} keys={keys}>
      <button
        {...rest}
        type="button"
        aria-label={words}
        onClick={(event) => event.detail < 2 && onDo(event.currentTarget)}
        className={classes(LOOK, className)}
      >
        {children}
      </button>
    </Tooltip>
  )
}

/** The first of them, with its word. */
function First({
  words,
  keys,
  icon,
  onDo,
}: {
  words: string
  keys?: string
  icon: ReactElement
  onDo: () => void
}) {
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-keyshortcuts={keys}
      onClick={(event) => event.detail < 2 && onDo()}
      className="[&>svg]:stroke-[1.75] max-sm:w-10 max-sm:px-0 max-sm:[&>svg]:size-4"
    >
      {icon}
      <span className="max-sm:sr-only">{words}</span>
      {keys && (
        <span aria-hidden className="ml-0.5 text-2xs text-ink-3 max-sm:hidden">
          {keys}
        </span>
      )}
    </Button>
  )
}
