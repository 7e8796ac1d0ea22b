import type { Editor } from '@tiptap/core'
import { TriangleAlert } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { callApi } from '#/lib/api/client.ts'
import { unfilled } from './missing.ts'
import { chooseMissing, fillLine, fillMissing } from './missing-values.ts'
import { isAddress } from './typed-people.ts'
import { useWriting } from './use-writing.ts'
import type { Writing } from './writing.ts'

/** How many variables of a template have no value, and the way to them. Those of whom it goes to get theirs once somebody stands in To. */
export function Unfilled({ editor, writing }: { editor: Editor; writing: Writing }) {
  useRecipient(editor, writing)
  const { fields } = useWriting(writing)
  const open = fields ? unfilled(fields) : []
  if (open.length === 0) return null
  return (
    <div className="flex justify-end px-3">
      <button
        type="button"
        title={open.join(', ')}
        onClick={() => chooseMissing(editor, editor.state.selection.to)}
        className="flex h-7 items-center gap-1.5 rounded-md px-1.5 text-xs text-warn-ink hover:bg-hover max-sm:h-10"
      >
        <TriangleAlert aria-hidden className="size-3.5" strokeWidth={1.75} />
        {open.length} {open.length === 1 ? 'variable has' : 'variables have'} no value
      </button>
    </div>
  )
}

/** Fills in what depends on whom the mail goes to, where the text was there before they were. The first in To counts. */
function useRecipient(editor: Editor, writing: Writing) {
  const { fields } = useWriting(writing)
  const first = fields?.to[0]
  const email = first && isAddress(first.email) ? first.email : ''
  const name = first?.name ?? ''
  const waits = fields !== null && unfilled(fields).some((variable) => variable.startsWith('recipient.'))
  const fill = useEffectEvent((values: Record<string, string>) => {
    const { fields: now } = writing.now()
    if (!now || editor.isDestroyed) return
    const subject = fillLine(now.subject, values)
    if (subject !== now.subject) writing.change({ subject })
    fillMissing(editor, values)
  })
  useEffect(() => {
    if (!email || !waits) return
    const stop = new AbortController()
    callApi<Record<string, string>>('GET', `/api/v1/template-values?${new URLSearchParams({ email, name })}`)
      .then((values) => !stop.signal.aborted && fill(values))
      .catch(() => undefined) // the marks stay, and are said before it is sent
    return () => stop.abort()
  }, [email, name, waits])
}
