'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useClock, useNumbers } from '#/components/ui/clock.tsx'
import { fullTime } from '#/components/ui/dates.ts'
import { SelectField } from '#/components/ui/select-field.tsx'
import type { Locale, Region } from '#/lib/me/types.ts'
import type { Choice } from './region-choices.ts'
import { saveOwn } from './save-own.ts'

/** In which zone the clock is read, and as where dates and numbers are written. Each is kept when it is chosen. */
export function RegionChoice({
  chosen,
  locales,
  zones,
}: {
  chosen: Pick<Region, 'zone' | 'locale'>
  locales: Choice[]
  zones: [string, Choice[]][] // by part of the world
}) {
  const router = useRouter()
  const [region, setRegion] = useState({ zone: chosen.zone, locale: chosen.locale })
  const [problems, setProblems] = useState<{ zone?: string | undefined; locale?: string | undefined }>({})

  async function choose(change: Partial<Pick<Region, 'zone' | 'locale'>>) {
    setRegion({ ...region, ...change })
    const refused = await saveOwn(change)
    const [field] = Object.keys(change)
    setProblems({ ...problems, ...(field && { [field]: refused }) })
    if (refused !== undefined) setRegion(region)
    else router.refresh() // every date on the page
  }

  return (
    <>
      <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
        <SelectField
          label="As written in"
          value={region.locale}
          onChange={(event) => void choose({ locale: event.target.value as Locale })}
          error={problems.locale}
        >
          <Options choices={locales} />
        </SelectField>
        <SelectField
          label="Time zone"
          value={region.zone}
          onChange={(event) => void choose({ zone: event.target.value })}
          error={problems.zone}
        >
          {zones.map(([area, choices]) => (
            <optgroup key={area} label={area}>
              <Options choices={choices} />
            </optgroup>
          ))}
        </SelectField>
      </div>
      <Example />
    </>
  )
}

/** How the page writes dates and numbers now. */
function Example() {
  const clock = useClock()
  const number = useNumbers()
  return (
    <p className="tnum mt-3 text-xs text-ink-3">
      Such as: {fullTime(clock.now, clock)}, {number(12_345.6)}
    </p>
  )
}

function Options({ choices }: { choices: Choice[] }) {
  return choices.map(({ value, words }) => (
    <option key={value} value={value}>
      {words}
    </option>
  ))
}
