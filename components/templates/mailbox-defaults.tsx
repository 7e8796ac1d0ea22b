'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SelectField } from '#/components/ui/select-field.tsx'
import { useAlive } from '#/components/ui/use-alive.ts'
import { ApiError, callApi } from '#/lib/api/client.ts'
import type { MailboxDefault, TemplateRow } from '#/lib/templates/types.ts'

/** Which template a new mail of each mailbox begins with. It is kept as soon as it is chosen. */
export function MailboxDefaults({
  defaults,
  templates,
}: {
  defaults: MailboxDefault[]
  templates: TemplateRow[]
}) {
  return (
    <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
      {defaults.map((mailbox) => (
        <Choice key={mailbox.id} mailbox={mailbox} templates={templates} />
      ))}
    </div>
  )
}

function Choice({ mailbox, templates }: { mailbox: MailboxDefault; templates: TemplateRow[] }) {
  const router = useRouter()
  const alive = useAlive()
  const [chosen, setChosen] = useState(mailbox.templateId)
  const [problem, setProblem] = useState<string>()

  async function choose(templateId: number | null) {
    setChosen(templateId)
    setProblem(undefined)
    try {
      await callApi('PATCH', `/api/v1/mailboxes/${mailbox.id}/default-template`, { templateId })
      router.refresh()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setChosen(mailbox.templateId)
      setProblem(error.message)
    }
  }

  return (
    <SelectField
      label={mailbox.address}
      disabled={!alive}
      value={chosen ?? ''}
      error={problem}
      onChange={(event) => void choose(Number(event.target.value) || null)}
    >
      <option value="">An empty mail</option>
      {templates.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
