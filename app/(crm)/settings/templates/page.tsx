import type { Metadata } from 'next'
import { TemplateSettings } from '#/components/templates/template-settings.tsx'
import { requireViewer } from '#/lib/session/viewer.ts'
import { mailboxDefaults } from '#/lib/templates/defaults.ts'
import { listTemplates } from '#/lib/templates/templates.ts'
import { ownVariables } from '#/lib/templates/variables.ts'

export const metadata: Metadata = { title: 'Templates' }

export default async function TemplatesPage() {
  const viewer = await requireViewer()
  const [{ templates }, defaults, variables] = await Promise.all([
    listTemplates(viewer),
    mailboxDefaults(viewer),
    ownVariables(viewer),
  ])
  return <TemplateSettings templates={templates} defaults={defaults} variables={variables} />
}
