import { useShortcuts } from '#/components/keys/use-shortcuts.ts'
import type { useRovingRows } from '#/components/mail/use-roving-rows.ts'
import type { Place } from '#/lib/mail/types.ts'
import type { ListActions } from './use-list-actions.ts'
import type { Selection } from './use-selection.ts'

/** The keys that do something to mail: Gmail's where it has one. */
export function useActingKeys(
  actions: ListActions,
  selection: Selection,
  roving: ReturnType<typeof useRovingRows>,
  place: Place,
): void {
  const inMail = place === 'mail'

  function extend(step: 1 | -1) {
    const next = roving.beside(step)
    if (next === undefined || roving.place === undefined) return
    selection.extendTo(next, roving.place)
    roving.moveTo(next, true)
  }

  useShortcuts('With mail', [
    ...(inMail
      ? [
          { keys: 'e', words: 'Archive', run: () => actions.does('archive') },
          { keys: 'l', words: 'Labels', run: () => actions.pick('label') },
          { keys: 'v', words: 'Move to a label', run: () => actions.pick('move') },
          { keys: 'h', words: 'Snooze', run: () => actions.pick('snooze') },
          { keys: 'm', words: 'Mute, or unmute', run: () => actions.mute() },
          { keys: '=', words: 'Mark important', run: () => actions.does('important') },
          { keys: '-', words: 'Mark not important', run: () => actions.does('unimportant') },
          { keys: '!', words: 'To Spam', run: () => actions.does('spam') },
        ]
      : []),
    ...(place === 'spam' ? [{ keys: '!', words: 'Not spam', run: () => actions.does('not_spam') }] : []),
    ...(place === 'trash' && actions.mayDelete(actions.targets())
      ? [{ keys: '#', words: 'Delete for ever', run: () => actions.askDelete() }]
      : []),
    ...(place === 'trash' ? [] : [{ keys: '#', words: 'To Trash', run: () => actions.does('trash') }]),
    { keys: 's', words: 'Star, or take the star off', run: () => actions.star() },
    { keys: 'shift+i', words: 'Mark read', run: () => actions.does('read') },
    { keys: 'shift+u', words: 'Mark unread', run: () => actions.does('unread') },
  ])
  useShortcuts('In a list of threads', [
    {
      keys: 'x',
      words: 'Choose the thread, or not',
      run: () => roving.place !== undefined && selection.toggle(roving.place),
    },
    { keys: 'shift+j', words: 'Choose the next, too', run: () => extend(1) },
    { keys: 'shift+k', words: 'Choose the one before, too', run: () => extend(-1) },
  ])
}
