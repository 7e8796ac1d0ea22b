'use client'

import { Button } from '#/components/ui/button.tsx'
import { useNumbers } from '#/components/ui/clock.tsx'
import { Dialog } from '#/components/ui/dialog.tsx'
import type { ListView } from '#/lib/mail/types.ts'
import { SECONDS } from './notices.ts'
import type { ListActions } from './use-list-actions.ts'
import type { Selection } from './use-selection.ts'
import { whatWords } from './words.ts'

/** Asks before mail is deleted for ever, which nobody can take back once its undo is over. */
export function DeleteForEver({
  list,
  selection,
  actions,
}: {
  list: ListView
  selection: Selection
  actions: ListActions
}) {
  const number = useNumbers()
  const { doomed } = actions
  if (!doomed) return null
  const all = selection.active && selection.all
  const count = all ? list.head.total - selection.except.length : doomed.length
  const counted =
    all && list.head.total >= list.head.counted ? `${number(list.head.counted)}+` : number(count)
  const what = whatWords(count === 1 ? doomed.map(({ subject }) => subject) : [], counted)
  return (
    <Dialog title="Delete for ever" open onClose={actions.endDelete} className="sm:max-w-md">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          actions.endDelete()
          actions.does('delete', doomed)
        }}
        className="px-6 py-5 max-sm:px-4"
      >
        <p className="text-ink-2">
          <span className="font-medium text-ink [overflow-wrap:anywhere]">{what}</span>{' '}
          {count === 1 ? 'is' : 'are'} deleted here and at Gmail, as far as{' '}
          {count === 1 ? 'it is' : 'they are'} in {list.head.title}. You can take that back for {SECONDS}{' '}
          seconds; after that nobody can.
        </p>
        <div className="flex justify-end gap-2 pt-3">
          <Button onClick={actions.endDelete}>Cancel</Button>
          <Button type="submit" variant="danger">
            Delete for ever
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
