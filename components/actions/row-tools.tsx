import { Archive, ArchiveRestore, Check, Mail, MailOpen, ShieldCheck, Tag, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '#/components/ui/classes.ts'
import { Tooltip } from '#/components/ui/tooltip.tsx'
import type { Place, ThreadRow } from '#/lib/mail/types.ts'

/** What a press on `[data-do]` in a list's row means. The list listens for all its rows. */
export type RowDeed = 'check' | 'archive' | 'restore' | 'not_spam' | 'turn-read' | 'label' | 'trash'

/** The box that chooses a row, over its gutter: there on hover, with the keys' place, and once something is chosen. A finger presses the picture. */
export function RowCheck({
  words,
  selected,
  selecting,
  tabIndex,
}: {
  words: string
  selected: boolean
  selecting: boolean
  tabIndex: 0 | -1
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input's own state and the list's listener would quarrel
    <button
      type="button"
      role="checkbox"
      aria-checked={selected}
      aria-label={words}
      data-do="check"
      tabIndex={tabIndex}
      className={classes(
        'absolute top-0 left-1 flex h-11 w-7 items-center justify-center outline-offset-[-2px] max-sm:left-0 max-sm:h-14 max-sm:w-14 wide:h-9 wide:w-9',
        !selected && 'max-sm:[&>*]:opacity-0',
        !selected &&
          !selecting &&
          'sm:opacity-0 sm:group-hover/row:opacity-100 sm:group-has-focus-visible/row:opacity-100 wide:opacity-100',
      )}
    >
      <CheckMark on={selected} className="max-sm:size-8 max-sm:rounded-full" />
    </button>
  )
}

/** A check box as it looks: on, half on, off. */
export function CheckMark({ on, className }: { on: boolean | 'mixed'; className?: string }) {
  return (
    <span
      aria-hidden
      className={classes(
        'flex size-4 shrink-0 items-center justify-center rounded-xs border',
        on ? 'border-accent bg-accent text-on-accent' : 'border-line-control bg-surface',
        className,
      )}
    >
      {on === true && <Check className="size-3" strokeWidth={3} />}
      {on === 'mixed' && <span className="h-0.5 w-2 rounded-full bg-current" />}
    </span>
  )
}

const ICON = { 'aria-hidden': true, className: 'size-4', strokeWidth: 1.75 }

/** What is done most to one thread, at its row's right. */
export function RowTools({ row, place, tabIndex }: { row: ThreadRow; place: Place; tabIndex: 0 | -1 }) {
  const tool = (deed: RowDeed, words: string, keys: string, icon: ReactNode) => (
    <Tooltip text={words} keys={keys} side="top">
      <button
        type="button"
        aria-label={words}
        data-do={deed}
        tabIndex={tabIndex}
        className="flex size-7 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
      >
        {icon}
      </button>
    </Tooltip>
  )
  return (
    <span className="absolute top-1.5 right-2 flex opacity-0 group-hover/row:opacity-100 group-has-focus-visible/row:opacity-100 max-sm:hidden wide:top-1">
      {place === 'mail' && tool('archive', 'Archive', 'E', <Archive {...ICON} />)}
      {place === 'trash' && tool('restore', 'Restore', '', <ArchiveRestore {...ICON} />)}
      {place === 'spam' && tool('not_spam', 'Not spam', '!', <ShieldCheck {...ICON} />)}
      {row.unread
        ? tool('turn-read', 'Mark read', '⇧I', <MailOpen {...ICON} />)
        : tool('turn-read', 'Mark unread', '⇧U', <Mail {...ICON} />)}
      {place === 'mail' && tool('label', 'Label', 'L', <Tag {...ICON} />)}
      {place !== 'trash' && tool('trash', 'To Trash', '#', <Trash2 {...ICON} />)}
    </span>
  )
}
