import { describe, expect, test } from 'vitest'
import { typedTime } from './typed-time.ts'

const clock = { zone: 'Europe/Amsterdam', locale: 'nl-NL', weekStart: 1 }
const NOW = Date.parse('2026-11-24T14:30:00+01:00') // a Tuesday

function typed(text: string): string | null {
  const at = typedTime(text, NOW, { ...clock, now: NOW })
  return at === null ? null : new Date(at).toISOString().slice(0, 16)
}

describe('a time that is typed', () => {
  test.each([
    ['tomorrow 9:00', '2026-11-25T08:00'],
    ['tomorrow at 9', '2026-11-25T08:00'],
    ['tomorrow', '2026-11-25T07:00'],
    ['mon 14:30', '2026-11-30T13:30'],
    ['next friday 4pm', '2026-11-27T15:00'],
    ['17:00', '2026-11-24T16:00'],
    ['9:00', '2026-11-25T08:00'],
    ['30 nov', '2026-11-30T07:00'],
    ['nov 30 8:15', '2026-11-30T07:15'],
    ['3 jan 10:00', '2027-01-03T09:00'],
    ['2026-12-01 8:15', '2026-12-01T07:15'],
    ['in 2 hours', '2026-11-24T15:30'],
    ['in 3 days', '2026-11-27T13:30'],
  ])('%s', (text, at) => expect(typed(text)).toBe(at))

  test.each(['', 'soon', '31 feb', '25:00', 'today 9:00', '2026-11-23 9:00'])('%s is none', (text) =>
    expect(typed(text)).toBeNull(),
  )
})
