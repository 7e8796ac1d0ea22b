import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { Dialog } from '#/components/ui/dialog.tsx'
import { ApiError, callApi } from '#/lib/api/client.ts'
import type { TemplateView } from '#/lib/templates/types.ts'

/** Asks once more, since it can't be taken back. */
export function DeleteTemplate({
  template: { id, name, own },
  onClose,
}: {
  template: TemplateView
  onClose: () => void
}) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function remove() {
    setBusy(true)
    setProblem(undefined)
    try {
      await callApi('DELETE', `/api/v1/templates/${id}`)
      router.push('/settings/templates')
      router.refresh()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(error.message)
      setBusy(false)
    }
  }

  return (
    <Dialog title="Delete template" open onClose={onClose} className="sm:max-w-md">
      <div className="space-y-4 px-6 py-5 max-sm:px-4">
        <p>
          “{name}” goes with its files{own ? '' : ', for the whole team'}. Mail that was written with it stays
          as it is.
        </p>
        {problem && (
          <p role="alert" className="text-danger-ink">
            {problem}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="danger" busy={busy} onClick={() => void remove()}>
            Delete template
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
