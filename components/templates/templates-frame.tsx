'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { classes } from '#/components/ui/classes.ts'
import type { TemplateList } from '#/lib/templates/types.ts'
import { TemplateNav } from './template-nav.tsx'

/** The list of templates beside the one that is open; where there is no room for both, they take turns. */
export function TemplatesFrame({ list, children }: { list: TemplateList; children: ReactNode }) {
  const path = usePathname()
  const open = Number(path.split('/')[3]) || null
  return (
    <div
      className={classes(
        'flex min-h-0 min-w-0 flex-1',
        open === null && 'max-xl:flex-col max-xl:overflow-y-auto',
      )}
    >
      <TemplateNav list={list} open={open} />
      {children}
    </div>
  )
}
