import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { Dialog } from '#/components/ui/dialog.tsx'
import { Field } from '#/components/ui/field.tsx'
import { ApiError, callApi } from '#/lib/api/client.ts'
import type { TemplateFolder } from '#/lib/templates/types.ts'

export type FolderTask =
  | { kind: 'new' }
  | { kind: 'rename'; folder: TemplateFolder }
  | { kind: 'delete'; folder: TemplateFolder; templates: number }

/** Makes, renames or deletes a folder of templates. */
export function FolderDialog({ task, onClose }: { task: FolderTask; onClose: () => void }) {
  const router = useRouter()
  const [name, setName] = useState(task.kind === 'rename' ? task.folder.name : '')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const isDeletion = task.kind === 'delete'

  async function put(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      if (task.kind === 'new') await callApi('POST', '/api/v1/template-folders', { name })
      else if (task.kind === 'rename')
        await callApi('PATCH', `/api/v1/template-folders/${task.folder.id}`, { name })
      else await callApi('DELETE', `/api/v1/template-folders/${task.folder.id}`)
      router.refresh()
      onClose()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(error.message)
      setBusy(false)
    }
  }

  const title = { new: 'New folder', rename: 'Rename folder', delete: 'Delete folder' }[task.kind]
  return (
    <Dialog title={title} open onClose={onClose} className="sm:max-w-md">
      <form onSubmit={put} noValidate className="space-y-4 px-6 py-5 max-sm:px-4">
        {isDeletion ? (
          <p>
            {task.templates === 0
              ? `“${task.folder.name}” goes, for everybody.`
              : `“${task.folder.name}” goes, for everybody. Its templates stay, without a folder.`}
            {problem && (
              <span role="alert" className="mt-2 block text-danger-ink">
                {problem}
              </span>
            )}
          </p>
        ) : (
          <Field
            label="Name"
            value={name}
            maxLength={80}
            autoComplete="off"
            autoFocus
            onChange={(event) => setName(event.target.value)}
            error={problem}
          />
        )}
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant={isDeletion ? 'danger' : 'primary'} type="submit" busy={busy}>
            {{ new: 'Make folder', rename: 'Rename', delete: 'Delete folder' }[task.kind]}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
