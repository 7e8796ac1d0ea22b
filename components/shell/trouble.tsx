import type { ReactNode } from 'react'

/** What stands in the place of a page that went wrong: what happened, what is safe, the ways out (as children), and a code to pass on. */
export function Trouble({
  mark,
  title,
  sentence,
  code,
  children,
}: {
  mark?: ReactNode
  title: string
  sentence: string
  code?: string | undefined
  children: ReactNode
}) {
  return (
    <div className="flex flex-1 flex-col justify-center overflow-y-auto px-6 pt-12 pb-20 sm:items-center">
      <div className="w-full max-w-[460px]">
        {mark}
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <p className="mt-1.5 text-md text-pretty text-ink-2">{sentence}</p>
        <div className="mt-5 flex flex-wrap gap-2">{children}</div>
        {code && (
          <p className="mt-6 rounded-lg border border-line bg-sunken px-3 py-2 text-xs text-ink-3">
            For your admin: <code className="font-mono text-ink-2 select-all">{code}</code>
          </p>
        )}
      </div>
    </div>
  )
}
