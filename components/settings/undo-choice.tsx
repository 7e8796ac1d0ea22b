'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SelectField } from '#/components/ui/select-field.tsx'
import { UNDO_SECONDS } from '#/lib/me/types.ts'
import { saveOwn } from './save-own.ts'

/** For how long what was sent waits, so that it can be taken back. Kept when it is chosen. */
export function UndoChoice({ chosen }: { chosen: number }) {
  const router = useRouter()
  const [seconds, setSeconds] = useState(chosen)
  const [problem, setProblem] = useState<string>()

  async function choose(next: (typeof UNDO_SECONDS)[number]) {
    setSeconds(next)
    const refused = await saveOwn({ undoSeconds: next })
    setProblem(refused)
    if (refused !== undefined) setSeconds(seconds)
    else router.refresh() // what is sent from here on says so
  }

  return (
    <SelectField
      label="Take back within"
      value={seconds}
      onChange={(event) => {
        const next = UNDO_SECONDS.find((one) => one === Number(event.target.value))
        if (next !== undefined) void choose(next)
      }}
      error={problem}
      className="max-w-80"
    >
      {UNDO_SECONDS.map((one) => (
        <option key={one} value={one}>
          {one} seconds
        </option>
      ))}
    </SelectField>
  )
}
