import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { ApiError, callApi } from '#/lib/api/client.ts'
import type { TemplateView } from '#/lib/templates/types.ts'

/** What a person changes of a template. */
export type TemplateFields = Pick<TemplateView, 'name' | 'folderId' | 'own' | 'subject' | 'html'>

type Problem = { words: string; field: string | undefined }

/** What was changed and not saved, by template: going to another page and back takes nothing of it away. */
const unsaved = new Map<number, { version: number; fields: TemplateFields }>()

/** A template that is changed on this page, and saved when somebody says so. */
export function useTemplate(template: TemplateView) {
  const router = useRouter()
  const kept = unsaved.get(template.id)
  const [base, setBase] = useState(() => ({ ...fieldsOf(template), updatedAt: template.updatedAt }))
  const [version, setVersion] = useState(kept?.version ?? template.version)
  const [fields, setFields] = useState(kept?.fields ?? fieldsOf(template))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [other, setOther] = useState<TemplateView | null>(null) // what it became meanwhile
  const [round, setRound] = useState(0) // another one when the text was replaced from outside of the editor
  const dirty = FIELDS.some((name) => fields[name] !== base[name])

  useEffect(() => {
    if (!dirty) return void unsaved.delete(template.id)
    unsaved.set(template.id, { version, fields })
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [dirty, version, fields, template.id])

  async function save(over = version) {
    if (busy) return
    setBusy(true)
    setProblem(null)
    const sent = fields
    try {
      const saved = await callApi<TemplateView>('PATCH', `/api/v1/templates/${template.id}`, {
        version: over,
        ...sent,
      })
      setBase({ ...sent, updatedAt: saved.updatedAt })
      setVersion(saved.version)
      setOther(null)
      router.refresh()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const details = error.details as { template?: TemplateView } | undefined // by our own server: see lib/templates
      setOther(details?.template ?? null)
      setProblem({ words: error.message, field: error.field })
    } finally {
      setBusy(false)
    }
  }

  /** Shows a template as it is kept, in the place of what is here. */
  function take(kept: Pick<TemplateView, 'version' | 'updatedAt'> & TemplateFields) {
    setBase({ ...fieldsOf(kept), updatedAt: kept.updatedAt })
    setFields(fieldsOf(kept))
    setVersion(kept.version)
    setOther(null)
    setProblem(null)
    setRound(round + 1)
  }

  return {
    fields,
    change: (changed: Partial<TemplateFields>) => setFields((before) => ({ ...before, ...changed })),
    dirty,
    busy,
    problem,
    setProblem,
    other,
    round,
    savedAt: base.updatedAt,
    save,
    take,
    undo: () => take({ ...base, version }),
  }
}

const FIELDS = ['name', 'folderId', 'own', 'subject', 'html'] as const

const fieldsOf = ({ name, folderId, own, subject, html }: TemplateFields): TemplateFields => ({
  name,
  folderId,
  own,
  subject,
  html,
})
