import type { ReactNode } from 'react'

/** Nothing is here: what is true, then what to do (as children). */
export function Empty({
  title,
  sentence,
  children,
}: {
  title: string
  sentence?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center px-6 py-12 text-center">
      <h2 className="font-medium text-balance">{title}</h2>
      {sentence && <p className="mt-1 max-w-[44ch] text-xs text-pretty text-ink-3">{sentence}</p>}
      {children && <div className="mt-4 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  )
}
