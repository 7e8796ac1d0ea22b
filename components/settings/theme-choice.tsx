'use client'

import { CircleAlert } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { useState } from 'react'
import type { Theme } from '#/lib/me/types.ts'
import { saveOwn } from './save-own.ts'

const CHOICES: { theme: Theme; words: string; shown: Theme[] }[] = [
  { theme: 'system', words: 'As the system', shown: ['light', 'dark'] },
  { theme: 'light', words: 'Light', shown: ['light'] },
  { theme: 'dark', words: 'Dark', shown: ['dark'] },
]

/** Light or dark: it shows at once, and is taken back when it can't be kept. */
export function ThemeChoice({ chosen }: { chosen: Theme }) {
  const [theme, setTheme] = useState(chosen)
  const [problem, setProblem] = useState<string>()

  async function choose(next: Theme) {
    show(next)
    setTheme(next)
    const refused = await saveOwn({ theme: next })
    setProblem(refused)
    if (refused === undefined) return
    show(theme)
    setTheme(theme)
  }

  return (
    <>
      <RadioGroup.Root
        aria-label="Theme"
        value={theme}
        onValueChange={(next: Theme) => void choose(next)}
        className="grid grid-cols-3 gap-3 max-sm:grid-cols-1"
      >
        {CHOICES.map(({ theme: value, words, shown }) => (
          <RadioGroup.Item
            key={value}
            value={value}
            aria-label={words}
            className="group overflow-hidden rounded-lg border border-line bg-surface text-left hover:border-line-strong data-[state=checked]:border-accent max-sm:flex"
          >
            <span
              aria-hidden
              className="flex h-24 overflow-hidden border-b border-line max-sm:h-16 max-sm:w-24 max-sm:shrink-0 max-sm:border-r max-sm:border-b-0"
            >
              {shown.map((one) => (
                <Preview key={one} theme={one} />
              ))}
            </span>
            <span className="flex min-h-10 items-center gap-2.5 px-3 group-data-[state=checked]:bg-accent-soft max-sm:flex-1">
              <span className="flex size-4 shrink-0 items-center justify-center rounded-full border border-line-control bg-surface group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent">
                <RadioGroup.Indicator className="size-1.5 rounded-full bg-on-accent" />
              </span>
              <span className="font-medium">{words}</span>
            </span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {problem && (
        <p role="alert" className="mt-2 flex items-center gap-1 text-xs text-danger-ink">
          <CircleAlert aria-hidden className="size-3 shrink-0" strokeWidth={2} />
          {problem}
        </p>
      )}
    </>
  )
}

/** A page of mail, very small, in the colours of a theme. */
function Preview({ theme }: { theme: Theme }) {
  return (
    <span data-theme={theme} className="flex flex-1 bg-canvas pt-2.5 pl-2.5 max-sm:pt-2 max-sm:pl-2">
      <span className="flex flex-1 flex-col gap-1.5 rounded-tl-lg border-t border-l border-line bg-surface p-2.5 max-sm:gap-1 max-sm:p-1.5">
        <span className="h-1.5 w-3/5 rounded-full bg-ink" />
        <span className="h-1.5 w-4/5 rounded-full bg-ink-3" />
        <span className="h-1.5 w-2/5 rounded-full bg-accent" />
        <span className="h-1.5 w-3/4 rounded-full bg-line-strong max-sm:hidden" />
      </span>
    </span>
  )
}

/** As the server writes it into the next page. */
function show(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
