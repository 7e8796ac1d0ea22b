import type { ReactNode } from 'react'

/** What stands in the place of a page that went wrong: what happened, what is safe, the ways out (as children), and a code to pass on. */
export function Trouble({
  title,
  sentence,
  code,
  children,
}: {
  title: string
  sentence: string
  code?: string | undefined
  children: ReactNode
}) {
  return (
    <div className="flex flex-1 flex-col justify-center overflow-y-auto px-6 py-12 sm:items-center">
      <div className="w-full max-w-md">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <p className="mt-1 text-md text-pretty text-ink-2">{sentence}</p>
        <div className="mt-5 flex flex-wrap gap-2">{children}</div>
        {code && (
          <p className="mt-6 rounded-lg border border-line bg-sunken px-3 py-2 text-xs text-ink-2">
            For your admin: <code className="font-mono text-ink select-all">{code}</code>
          </p>
        )}
      </div>
    </div>
  )
}
