'use client'

import {
  AlarmClock,
  AlarmClockOff,
  ArchiveRestore,
  BellOff,
  BellRing,
  ChevronsDown,
  ChevronsUp,
  FolderInput,
  MessageCircleQuestion,
  OctagonAlert,
  Trash2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { MenuItem, MenuKeys } from '#/components/ui/menu.tsx'
import type { Place, ThreadRow } from '#/lib/mail/types.ts'
import type { ListActions } from './use-list-actions.ts'
import type { ActionKind } from './wish.ts'

const ICON = { 'aria-hidden': true, className: 'size-4', strokeWidth: 1.75 }

type Standing = Pick<ThreadRow, 'later' | 'muted' | 'important'>

/** What else can be done with threads, in a menu. `at`: the control beside which a choice opens. */
export function MoreItems({
  threads,
  place,
  actions,
  at,
}: {
  threads: Standing[]
  place: Place
  actions: ListActions
  at: () => HTMLElement | null
}) {
  const all = (is: (thread: Standing) => boolean) => threads.length > 0 && threads.every(is)
  const pick = (kind: 'move' | 'snooze' | 'remind') => {
    const control = at()
    if (control) actions.pick(kind, control)
  }
  const item = (words: string, icon: ReactNode, run: () => void, keys?: string) => (
    <MenuItem onSelect={run}>
      {icon}
      {words}
      {keys && <MenuKeys>{keys}</MenuKeys>}
    </MenuItem>
  )
  const does = (kind: ActionKind) => () => actions.does(kind)
  if (place !== 'mail')
    return (
      <>
        {item('Move to Inbox', <ArchiveRestore {...ICON} />, does('inbox'))}
        {place === 'trash' && item('To Spam', <OctagonAlert {...ICON} />, does('spam'), '!')}
        {actions.mayDelete(actions.targets()) &&
          item('Delete for ever', <Trash2 {...ICON} />, () => actions.askDelete())}
      </>
    )
  return (
    <>
      {item('Move to label', <FolderInput {...ICON} />, () => pick('move'), 'V')}
      {all(({ later }) => later?.kind === 'snooze')
        ? item('End the snooze', <AlarmClockOff {...ICON} />, does('unsnooze'))
        : item('Snooze', <AlarmClock {...ICON} />, () => pick('snooze'), 'H')}
      {all(({ later }) => later?.kind === 'reminder')
        ? item('Take the reminder off', <AlarmClockOff {...ICON} />, does('unremind'))
        : item('Remind me if nobody answers', <MessageCircleQuestion {...ICON} />, () => pick('remind'))}
      {all(({ muted }) => muted)
        ? item('Unmute', <BellRing {...ICON} />, does('unmute'), 'M')
        : item('Mute', <BellOff {...ICON} />, does('mute'), 'M')}
      {all(({ important }) => important)
        ? item('Mark not important', <ChevronsDown {...ICON} />, does('unimportant'), '-')
        : item('Mark important', <ChevronsUp {...ICON} />, does('important'), '=')}
      {item('Move to Inbox', <ArchiveRestore {...ICON} />, does('inbox'))}
      {item('To Spam', <OctagonAlert {...ICON} />, does('spam'), '!')}
    </>
  )
}
