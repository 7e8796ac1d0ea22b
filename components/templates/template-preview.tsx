import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Mark } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { MAIL_NODES } from '#/components/compose/mail-nodes.ts'
import { typedPeople } from '#/components/compose/typed-people.ts'
import { Field } from '#/components/ui/field.tsx'
import { callApi } from '#/lib/api/client.ts'
import type { FilledTemplate } from '#/lib/templates/types.ts'

const WAIT_MS = 300 // after the last key

/** What a template, as it stands on the page, becomes for somebody whom one types. */
export function TemplatePreview({
  id,
  subject,
  html,
  viewer,
}: {
  id: number
  subject: string
  html: string
  viewer: { name: string; email: string }
}) {
  const [typed, setTyped] = useState(`${viewer.name} <${viewer.email}>`)
  const [recipient = { name: '', email: '' }] = typedPeople(typed)
  const asked = useRested(JSON.stringify({ subject, html, recipient }))
  const { data, error } = useQuery({
    queryKey: ['template-preview', id, asked],
    queryFn: () => callApi<FilledTemplate>('POST', `/api/v1/templates/${id}/preview`, JSON.parse(asked)),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  return (
    <aside
      aria-label="Preview"
      className="flex shrink-0 flex-col gap-3 border-line bg-sunken p-4 min-[87rem]:w-83 min-[87rem]:overflow-y-auto min-[87rem]:border-l"
    >
      <Field
        label="Preview for"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
      {error && (
        <p role="alert" className="rounded-lg bg-danger-soft p-3 text-xs text-danger-ink">
          {error.message}
        </p>
      )}
      {data && (
        <div className="rounded-lg border border-line bg-surface shadow-card">
          <p className="border-b border-line px-4 py-2.5 font-medium wrap-anywhere">
            {data.subject || <span className="font-normal text-ink-3">No subject</span>}
          </p>
          <div className="px-4 py-3">
            <PreviewText html={data.html} />
          </div>
        </div>
      )}
      {data && data.missing.length > 0 && (
        <div role="status" className="flex gap-2.5 rounded-lg bg-warn-soft p-3 text-xs text-warn-ink">
          <TriangleAlert aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
          <div>
            <p className="font-medium wrap-anywhere">
              {data.missing.join(', ')} {data.missing.length === 1 ? 'has' : 'have'} no value
            </p>
            <p className="text-ink-2">
              It is marked in the mail, and whoever sends it is asked once more. What stands behind | is
              written instead: {'{{recipient.first_name|customer}}'}.
            </p>
            <Link
              href="/settings/templates"
              className="mt-1.5 inline-block font-medium text-accent-ink hover:underline max-sm:leading-10"
            >
              Give it a value of mine
            </Link>
          </div>
        </div>
      )}
    </aside>
  )
}

const Filled = Mark.create({
  name: 'filled',
  parseHTML: () => [{ tag: 'mark.lilac_filled' }],
  renderHTML: () => ['mark', { class: 'lilac_filled' }, 0],
})

/** As the mail will show it: by the same editor, which nobody writes in here. */
function PreviewText({ html }: { html: string }) {
  const editor = useEditor(
    {
      extensions: [...MAIL_NODES, Filled],
      content: html,
      editable: false,
      immediatelyRender: false,
      textDirection: 'auto',
      injectCSS: false,
      editorProps: {
        attributes: { role: 'group', 'aria-label': 'Text of the preview', class: 'mail-text text-md' },
      },
    },
    [html],
  )
  return <EditorContent editor={editor} />
}

/** What it was when it had not changed for a moment. */
function useRested(now: string): string {
  const [rested, setRested] = useState(now)
  useEffect(() => {
    const timer = setTimeout(() => setRested(now), WAIT_MS)
    return () => clearTimeout(timer)
  }, [now])
  return rested
}
