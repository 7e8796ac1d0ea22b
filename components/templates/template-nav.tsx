'use client'

import { ChevronLeft, FolderPlus, MoreHorizontal, Paperclip, Plus, Search } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { addNotice } from '#/components/actions/notices.ts'
import { foundTemplates } from '#/components/compose/found-templates.ts'
import { Button } from '#/components/ui/button.tsx'
import { classes } from '#/components/ui/classes.ts'
import { Menu, MenuItem } from '#/components/ui/menu.tsx'
import { useAlive } from '#/components/ui/use-alive.ts'
import { ApiError, callApi } from '#/lib/api/client.ts'
import type { TemplateFolder, TemplateList, TemplateRow, TemplateView } from '#/lib/templates/types.ts'
import { FolderDialog, type FolderTask } from './folder-dialog.tsx'

const TOOL =
  'flex size-8 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-sm:size-10'

/** The templates by folder, found by their name, and the ways to make more. `open`: the one whose page is open. */
export function TemplateNav({ list, open }: { list: TemplateList; open: number | null }) {
  const router = useRouter()
  const alive = useAlive()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [task, setTask] = useState<FolderTask | null>(null)
  const found = foundTemplates(list.templates, text, list.templates.length)

  async function make(folderId: number | null) {
    if (busy) return
    setBusy(true)
    try {
      const made = await callApi<TemplateView>('POST', '/api/v1/templates', {
        name: 'New template',
        folderId,
      })
      router.push(`/settings/templates/${made.id}`)
      router.refresh()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      addNotice({ tone: 'error', words: `No template was made. ${error.message}`, left: null })
    } finally {
      setBusy(false)
    }
  }

  return (
    <section
      aria-label="Templates"
      data-pane
      className={classes(
        'flex shrink-0 flex-col border-line xl:w-60 xl:overflow-y-auto xl:border-r',
        open !== null && 'max-xl:hidden',
      )}
    >
      <header className="flex h-(--bar) shrink-0 items-center gap-0.5 border-b border-line pr-2 pl-4 max-md:pl-2 max-sm:h-13">
        <Link href="/settings" aria-label="All settings" className={classes(TOOL, 'md:hidden')}>
          <ChevronLeft aria-hidden className="size-4" strokeWidth={1.75} />
        </Link>
        <h1 className="min-w-0 flex-1 truncate text-lg font-semibold tracking-tight">Templates</h1>
        <button
          type="button"
          aria-label="New folder"
          title="New folder"
          disabled={!alive}
          onClick={() => setTask({ kind: 'new' })}
          className={TOOL}
        >
          <FolderPlus aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
        <button
          type="button"
          aria-label="New template"
          title="New template"
          aria-busy={busy || undefined}
          disabled={!alive}
          onClick={() => void make(null)}
          className={TOOL}
        >
          <Plus aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
      </header>
      {list.templates.length > 0 ? (
        <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line px-4">
          <Search aria-hidden className="size-4 shrink-0 text-ink-3" strokeWidth={1.75} />
          <input
            aria-label="Find a template"
            placeholder={`Find in ${list.templates.length} ${list.templates.length === 1 ? 'template' : 'templates'}`}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
          />
        </div>
      ) : (
        <div className="px-4 py-6">
          <h2 className="font-medium">No templates yet</h2>
          <p className="mt-1 mb-3 text-xs text-ink-3">
            A template is a text that many mails begin with. It knows the name of whom it goes to.
          </p>
          <Button variant="primary" disabled={!alive} busy={busy} onClick={() => void make(null)}>
            Make a template
          </Button>
        </div>
      )}
      {list.folders.map((folder) => (
        <Group
          key={folder.id}
          folder={folder}
          templates={found.filter(({ folderId }) => folderId === folder.id)}
          hide={text.trim() !== ''}
          open={open}
          onTask={setTask}
          onMake={() => void make(folder.id)}
        />
      ))}
      <Group
        folder={null}
        templates={found.filter(({ folderId }) => folderId === null)}
        hide
        alone={list.folders.length === 0}
        open={open}
      />
      {found.length === 0 && text.trim() !== '' && (
        <p role="status" className="px-4 py-3 text-xs text-ink-3">
          No template is called “{text.trim()}”.
        </p>
      )}
      {task && <FolderDialog task={task} onClose={() => setTask(null)} />}
    </section>
  )
}

function Group({
  folder,
  templates,
  hide,
  alone = false,
  open,
  onTask,
  onMake,
}: {
  folder: TemplateFolder | null // null: those without one
  templates: TemplateRow[]
  hide: boolean // while it is empty
  alone?: boolean // there are no folders, so that it needs no head
  open: number | null
  onTask?: (task: FolderTask) => void
  onMake?: () => void
}) {
  if (hide && templates.length === 0) return null
  const name = folder?.name ?? 'Without a folder'
  return (
    <section aria-label={name} className="border-b border-line py-1 last:border-0">
      {!alone && (
        <div className="flex h-8 items-center gap-1 pr-2 pl-4 max-sm:h-10">
          <h2 className="min-w-0 flex-1 truncate text-xs font-semibold text-ink-2">{name}</h2>
          <span className="tnum text-2xs text-ink-3">{templates.length}</span>
          {folder && (
            <Menu
              label={name}
              align="end"
              trigger={
                <button
                  type="button"
                  aria-label={`Folder ${name}`}
                  title="Folder"
                  className="flex size-6 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-sm:size-10"
                >
                  <MoreHorizontal aria-hidden className="size-4" strokeWidth={1.75} />
                </button>
              }
            >
              <MenuItem onSelect={onMake}>New template in it</MenuItem>
              <MenuItem onSelect={() => onTask?.({ kind: 'rename', folder })}>Rename</MenuItem>
              <MenuItem onSelect={() => onTask?.({ kind: 'delete', folder, templates: templates.length })}>
                Delete
              </MenuItem>
            </Menu>
          )}
        </div>
      )}
      <ul>
        {templates.map((template) => (
          <li key={template.id}>
            <Link
              href={`/settings/templates/${template.id}`}
              aria-current={template.id === open ? 'page' : undefined}
              className={classes(
                'flex min-h-11 flex-col justify-center px-4 py-1.5 outline-offset-[-2px]',
                template.id === open ? 'bg-selected' : 'hover:bg-hover',
              )}
            >
              <span className="flex items-center gap-2">
                <span className="min-w-0 flex-1 truncate font-medium">{template.name}</span>
                {template.hasFiles && (
                  <Paperclip
                    aria-label="with files"
                    className="size-3.5 shrink-0 text-ink-3"
                    strokeWidth={1.75}
                  />
                )}
              </span>
              <span className="truncate text-xs text-ink-3">
                {[template.own && 'Only mine', template.subject].filter(Boolean).join(' · ') || 'No subject'}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {templates.length === 0 && <p className="px-4 pb-2 text-xs text-ink-3">Nothing in it yet</p>}
    </section>
  )
}
