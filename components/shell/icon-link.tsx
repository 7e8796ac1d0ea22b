import Link from 'next/link'
import type { ReactNode } from 'react'
import { Tooltip } from '#/components/ui/tooltip.tsx'

/** The look of an icon in the rail's foot or beside a head. */
export const ICON_BUTTON =
  'flex size-7 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-sm:size-10 [&>svg]:size-4 [&>svg]:stroke-[1.75]'

/** A link that is an icon, with its name as a tooltip. */
export function IconLink({
  href,
  name,
  side = 'top',
  className = ICON_BUTTON,
  children,
}: {
  href: string
  name: string
  side?: 'top' | 'right'
  className?: string
  children: ReactNode
}) {
  return (
    <Tooltip text={name} side={side}>
      <Link href={href} aria-label={name} className={className}>
        {children}
      </Link>
    </Tooltip>
  )
}
