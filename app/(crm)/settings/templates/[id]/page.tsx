import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TemplatePage } from '#/components/templates/template-page.tsx'
import { idParams } from '#/lib/api/input.ts'
import { pageRegion } from '#/lib/me/queries.ts'
import { requireViewer } from '#/lib/session/viewer.ts'
import { findTemplate, listTemplates } from '#/lib/templates/templates.ts'
import { ownVariables } from '#/lib/templates/variables.ts'

export const metadata: Metadata = { title: 'Template' }

/** One template that the viewer may use. */
export default async function OneTemplatePage({ params }: { params: Promise<unknown> }) {
  const viewer = await requireViewer()
  const id = idParams.safeParse(await params).data?.id
  if (id === undefined) notFound()
  const [template, { folders }, variables, region] = await Promise.all([
    findTemplate(viewer, id),
    listTemplates(viewer),
    ownVariables(viewer),
    pageRegion(viewer),
  ])
  if (!template) notFound()
  return (
    <TemplatePage
      key={id}
      template={template}
      folders={folders}
      variables={variables}
      viewer={{ name: viewer.name, email: viewer.email }}
      clock={{ now: Date.now(), ...region }}
    />
  )
}
