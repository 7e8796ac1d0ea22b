import type { ReactNode } from 'react'
import { TemplatesFrame } from '#/components/templates/templates-frame.tsx'
import { requireViewer } from '#/lib/session/viewer.ts'
import { listTemplates } from '#/lib/templates/templates.ts'

/** A template, or what they begin with, beside the list of them. */
export default async function TemplatesLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  return <TemplatesFrame list={await listTemplates(viewer)}>{children}</TemplatesFrame>
}
