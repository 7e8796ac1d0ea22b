'use client'

import { ChevronLeft, CircleAlert, Eye, Lock, Trash2, TriangleAlert } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { type Clock, shortTime } from '#/components/ui/dates.ts'
import { Field } from '#/components/ui/field.tsx'
import { SelectField } from '#/components/ui/select-field.tsx'
import { Skeleton } from '#/components/ui/skeleton.tsx'
import { useAlive } from '#/components/ui/use-alive.ts'
import type { TemplateFolder, TemplateVariable, TemplateView } from '#/lib/templates/types.ts'
import { DeleteTemplate } from './delete-template.tsx'
import { useTemplate } from './use-template.ts'

const wait = () => (
  <div className="space-y-3 py-4">
    <Skeleton className="w-full" />
    <Skeleton className="w-2/3" />
  </div>
)

// with the editor, which is not part of any other page's first script
const TemplateText = dynamic(() => import('./template-text.tsx').then((module) => module.TemplateText), {
  ssr: false,
  loading: wait,
})
const TemplatePreview = dynamic(
  () => import('./template-preview.tsx').then((module) => module.TemplatePreview),
  { ssr: false, loading: wait },
)

/** A template: what it is called and who has it, its subject, text and files, and what it becomes for somebody. */
export function TemplatePage({
  template,
  folders,
  variables,
  viewer,
  clock,
}: {
  template: TemplateView
  folders: TemplateFolder[]
  variables: TemplateVariable[]
  viewer: { name: string; email: string }
  clock: Clock
}) {
  const alive = useAlive()
  const subject = useRef<HTMLInputElement>(null)
  const [deleting, setDeleting] = useState(false)
  const { fields, change, dirty, busy, problem, setProblem, other, round, savedAt, save, take, undo } =
    useTemplate(template)
  const errorOf = (name: string) => (problem?.field === name ? problem.words : undefined)
  const placed = errorOf('name') ?? errorOf('subject')

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 's' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    if (dirty) void save()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields in it
    <div
      onKeyDown={onKeyDown}
      data-pane
      className="flex min-h-0 min-w-0 flex-1 max-[87rem]:flex-col max-[87rem]:overflow-y-auto"
    >
      <section
        aria-label={template.name}
        className="flex min-w-0 flex-1 flex-col max-[87rem]:flex-none min-[87rem]:min-h-0"
      >
        <header className="flex h-(--bar) shrink-0 items-center gap-2 border-b border-line pr-2 pl-5 max-xl:pl-2 max-sm:h-13">
          <Link
            href="/settings/templates"
            aria-label="All templates"
            className="flex size-8 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-sm:size-10 xl:hidden"
          >
            <ChevronLeft aria-hidden className="size-4" strokeWidth={1.75} />
          </Link>
          <h1 className="min-w-0 flex-1 truncate text-lg font-semibold tracking-tight">{fields.name}</h1>
          <span className="flex shrink-0 items-center gap-1.5 text-xs text-ink-3 max-sm:hidden">
            {fields.own ? (
              <>
                <Lock aria-hidden className="size-3.5" strokeWidth={1.75} /> Only mine
              </>
            ) : (
              <>
                <Eye aria-hidden className="size-3.5" strokeWidth={1.75} /> Whole team uses this
              </>
            )}
          </span>
          <button
            type="button"
            aria-label="Delete template"
            title="Delete template"
            disabled={!alive}
            onClick={() => setDeleting(true)}
            className="flex size-8 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-sm:size-10"
          >
            <Trash2 aria-hidden className="size-4" strokeWidth={1.75} />
          </button>
        </header>
        <div className="min-h-0 flex-1 space-y-4 px-5 py-4 max-sm:px-4 min-[87rem]:overflow-y-auto">
          <div className="grid grid-cols-2 gap-3 [&>:first-child]:col-span-2">
            <Field
              label="Name"
              value={fields.name}
              maxLength={120}
              autoComplete="off"
              onChange={(event) => change({ name: event.target.value })}
              error={errorOf('name')}
            />
            <SelectField
              label="Folder"
              value={fields.folderId ?? ''}
              onChange={(event) => change({ folderId: Number(event.target.value) || null })}
            >
              <option value="">None</option>
              {folders.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <SelectField
              label="For"
              value={fields.own ? 'own' : 'team'}
              onChange={(event) => change({ own: event.target.value === 'own' })}
            >
              <option value="team">The whole team</option>
              <option value="own">Only me</option>
            </SelectField>
          </div>
          <Field
            ref={subject}
            label="Subject"
            value={fields.subject}
            autoComplete="off"
            onChange={(event) => change({ subject: event.target.value })}
            error={errorOf('subject')}
          />
          <TemplateText
            key={round}
            template={template}
            html={fields.html}
            variables={variables}
            subject={subject}
            onText={(html) => change({ html })}
            onProblem={setProblem}
          />
        </div>
        {other ? (
          <div
            role="alert"
            className="flex flex-wrap items-center gap-2 border-t border-line bg-warn-soft px-5 py-2 text-warn-ink max-sm:px-4"
          >
            <TriangleAlert aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
            <span className="min-w-40 flex-1">{problem?.words}</span>
            <Button size="sm" onClick={() => take(other)}>
              Take theirs
            </Button>
            <Button size="sm" busy={busy} onClick={() => void save(other.version)}>
              Save mine over it
            </Button>
          </div>
        ) : (
          problem &&
          !placed && (
            <p
              role="alert"
              className="flex items-center gap-2 border-t border-line bg-danger-soft px-5 py-2 text-danger-ink max-sm:px-4"
            >
              <CircleAlert aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
              {problem.words}
            </p>
          )
        )}
        <footer className="flex h-13 shrink-0 items-center gap-2 border-t border-line bg-surface px-5 max-[87rem]:border-b max-sm:h-14 max-sm:px-4">
          <span role="status" className="min-w-0 flex-1 truncate text-xs text-ink-3">
            {dirty ? 'Not saved' : `Saved ${shortTime(savedAt, clock)}`}
          </span>
          {dirty && (
            <Button variant="ghost" onClick={undo}>
              Cancel
            </Button>
          )}
          <Button variant="primary" busy={busy} disabled={!alive || !dirty} onClick={() => void save()}>
            Save
          </Button>
        </footer>
      </section>
      <TemplatePreview id={template.id} subject={fields.subject} html={fields.html} viewer={viewer} />
      {deleting && <DeleteTemplate template={template} onClose={() => setDeleting(false)} />}
    </div>
  )
}
