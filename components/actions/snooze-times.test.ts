import { expect, test } from 'vitest'
import { wallTime } from '#/components/ui/wall-time.ts'
import { fieldTime, snoozeTimes, toField } from './snooze-times.ts'

const clock = (zone: string) => ({ now: 0, zone, locale: 'nl-NL', weekStart: 1 })
const times = (now: string, zone = 'Europe/Amsterdam') =>
  snoozeTimes(Date.parse(now), clock(zone)).map(({ words, at }) => `${words} ${new Date(at).toISOString()}`)

test('later today, tomorrow morning, Monday morning, by the clock of the reader', () => {
  expect(times('2026-11-24T10:10:00Z')).toEqual([
    'Later today 2026-11-24T14:00:00.000Z',
    'Tomorrow 2026-11-25T07:00:00.000Z',
    'Monday 2026-11-30T07:00:00.000Z',
  ])
})

test('late in the evening there is no later today, and on Sunday Monday is tomorrow', () => {
  expect(times('2026-11-29T21:00:00Z')).toEqual(['Tomorrow 2026-11-30T07:00:00.000Z'])
})

test('a morning after the clocks were changed is still eight o’clock', () => {
  expect(times('2027-03-27T10:00:00Z')[1]).toBe('Tomorrow 2027-03-28T06:00:00.000Z')
  expect(times('2026-10-24T10:00:00Z')[1]).toBe('Tomorrow 2026-10-25T07:00:00.000Z')
})

test.each(['Europe/Amsterdam', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'])(
  'what the field of day and time says in %s comes back as it was',
  (zone) => {
    const at = fieldTime('2026-11-24T09:30', zone)
    expect(at).not.toBeNull()
    expect(at && toField(at, zone)).toBe('2026-11-24T09:30')
  },
)

test('an hour that summer time leaves out is a time, and nonsense is none', () => {
  expect(
    wallTime(Math.floor(Date.parse('2027-03-28T00:00Z') / 86_400_000), 150, 'Europe/Amsterdam'),
  ).toBeGreaterThan(Date.parse('2027-03-28T00:00Z'))
  expect(fieldTime('', 'UTC')).toBeNull()
})
