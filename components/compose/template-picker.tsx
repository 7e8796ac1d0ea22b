import { useQuery } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { LayoutTemplate, LoaderCircle, Paperclip, Search } from 'lucide-react'
import Link from 'next/link'
import { type KeyboardEvent, useId, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { classes } from '#/components/ui/classes.ts'
import { ApiError, callApi } from '#/lib/api/client.ts'
import type { TemplateList, TemplateRow } from '#/lib/templates/types.ts'
import { foundTemplates } from './found-templates.ts'
import { putInTemplate } from './put-in-template.ts'
import type { Writing } from './writing.ts'

/** A template, found by its name. `onClose`: given up, done, or left for something else on the page. */
export function TemplatePicker({
  editor,
  writing,
  onClose,
}: {
  editor: Editor
  writing: Writing
  onClose: (given: 'up' | 'done' | 'left') => void
}) {
  const { data, error, refetch } = useQuery({
    queryKey: ['templates'],
    queryFn: () => callApi<TemplateList>('GET', '/api/v1/templates'),
    refetchOnMount: 'always',
  })
  const listId = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [busy, setBusy] = useState<number | null>(null)
  const [problem, setProblem] = useState<string>()
  const found = foundTemplates(data?.templates ?? [], text)
  const index = Math.min(at, found.length - 1)
  const folders = new Map(data?.folders.map(({ id, name }) => [id, name]))

  async function choose(id: number) {
    if (busy !== null) return
    setBusy(id)
    setProblem(undefined)
    try {
      await putInTemplate(editor, writing, id)
      onClose('done')
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused
      setProblem(refused.message)
      setBusy(null)
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = found[index]
    if (step !== undefined && found.length > 0) setAt((index + step + found.length) % found.length)
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && !event.metaKey && !event.ctrlKey)
      chosen && void choose(chosen.id)
    else if (event.key === 'Escape') onClose('up')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <section
      aria-label="Put in a template"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) onClose('left')
      }}
      className="fade-in absolute bottom-full left-3 z-20 flex max-h-80 w-96 max-w-[calc(100%-1.5rem)] flex-col overflow-hidden rounded-lg bg-raised shadow-pop"
    >
      <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line px-3">
        <Search aria-hidden className="size-4 shrink-0 text-ink-3" strokeWidth={1.75} />
        <input
          role="combobox"
          aria-label="Find a template"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={found.length > 0 ? `${listId}-${index}` : undefined}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: somebody has just asked for it
          autoFocus
          placeholder="Find a template"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
        />
      </div>
      {problem && (
        <p role="alert" className="border-b border-line bg-danger-soft px-3 py-1.5 text-xs text-danger-ink">
          {problem}
        </p>
      )}
      <div
        id={listId}
        role="listbox"
        aria-label="Templates"
        className={classes('min-h-0 overflow-y-auto overscroll-contain', found.length > 0 && 'p-1')}
      >
        {found.map((template, place) => (
          <Choice
            key={template.id}
            id={`${listId}-${place}`}
            template={template}
            folder={folders.get(template.folderId ?? 0) ?? (template.own ? 'Only mine' : '')}
            current={place === index}
            busy={busy === template.id}
            onChoose={() => void choose(template.id)}
          />
        ))}
      </div>
      {error && !data ? (
        <p role="alert" className="flex items-center justify-between gap-2 px-3 py-2 text-xs text-danger-ink">
          {error.message}
          <Button size="sm" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      ) : (
        found.length === 0 && (
          <p role="status" className="flex items-center justify-between gap-2 px-3 py-2.5 text-xs text-ink-3">
            {wordsOfNone(data, text)}
            {data?.templates.length === 0 && (
              <Link href="/settings/templates" className="font-medium text-accent-ink hover:underline">
                Make one
              </Link>
            )}
          </p>
        )
      )}
    </section>
  )
}

function wordsOfNone(data: TemplateList | undefined, text: string): string {
  if (!data) return 'Fetching the templates'
  return data.templates.length === 0
    ? 'There are no templates yet.'
    : `No template is called “${text.trim()}”.`
}

function Choice({
  id,
  template: { name, subject, hasFiles },
  folder,
  current,
  busy,
  onChoose,
}: {
  id: string
  template: TemplateRow
  folder: string
  current: boolean
  busy: boolean
  onChoose: () => void
}) {
  const Icon = busy ? LoaderCircle : LayoutTemplate
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which names this as the active one
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={current}
      onClick={onChoose}
      ref={(element) => {
        if (current) element?.scrollIntoView({ block: 'nearest' })
      }}
      className={classes(
        'flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 hover:bg-hover max-sm:h-10',
        current && 'bg-selected',
      )}
    >
      <Icon
        aria-hidden
        className={classes('size-4 shrink-0 text-ink-3', busy && 'animate-spin motion-reduce:animate-none')}
        strokeWidth={1.75}
      />
      <span className="min-w-0 flex-1 truncate">
        {name} {subject && <span className="text-ink-3">{subject}</span>}
      </span>
      {hasFiles && (
        <Paperclip aria-label="with files" className="size-3.5 shrink-0 text-ink-3" strokeWidth={1.75} />
      )}
      <span className="max-w-28 shrink-0 truncate text-xs text-ink-3">{folder}</span>
    </div>
  )
}
