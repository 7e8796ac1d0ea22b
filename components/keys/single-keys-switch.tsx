'use client'

import { useId, useState } from 'react'
import { saveOwn } from '#/components/settings/save-own.ts'
import { Switch } from '#/components/ui/switch.tsx'
import { switchSingleKeys, useKeys } from './registry.ts'

/** Keys of one character are on, or off for whoever dictates or hits keys by accident (WCAG 2.2, 2.1.4). It holds at once, and is kept for the person. */
export function SingleKeysSwitch() {
  const { single } = useKeys()
  const [problem, setProblem] = useState<string>()
  const id = useId()

  async function choose(next: boolean) {
    switchSingleKeys(next)
    const refused = await saveOwn({ singleKeys: next })
    setProblem(refused)
    if (refused !== undefined) switchSingleKeys(!next)
  }

  return (
    <div className="flex min-h-10 items-center gap-3">
      <Switch
        checked={single}
        onCheckedChange={(next) => void choose(next)}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-meaning`}
      />
      <p className="text-ink-2">
        <span id={`${id}-name`} className="font-medium text-ink">
          Single keys
        </span>{' '}
        <span id={`${id}-meaning`}>
          are off while you type. Switch them off for speech input; F6 and Esc stay.
        </span>
        {problem && (
          <span role="alert" className="block text-xs text-danger-ink">
            {problem}
          </span>
        )}
      </p>
    </div>
  )
}
