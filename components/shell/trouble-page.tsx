import type { ReactNode } from 'react'
import { Mark } from '#/components/brand/mark.tsx'

/** The whole window, for trouble outside the shell. */
export function TroublePage({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col bg-canvas">
      <p className="flex items-center gap-2 px-6 pt-5 text-lg font-semibold tracking-tight sm:px-8">
        <Mark className="size-6" />
        Lilac
      </p>
      {children}
    </main>
  )
}
