import { expect, test } from 'vitest'
import { dayGroup, fullTime, shortTime } from './dates.ts'

const AMSTERDAM = 'Europe/Amsterdam'
const now = Date.parse('2026-11-20T11:00Z') // a Friday, noon in Amsterdam

test.each([
  ['2026-11-20T09:32Z', '10:32', 'Today'],
  ['2026-11-19T23:05Z', '00:05', 'Today'], // by the calendar of Amsterdam, not of UTC
  ['2026-11-19T22:55Z', 'Thu 23:55', 'Yesterday'],
  ['2026-11-16T15:20Z', 'Mon 16:20', 'This week'],
  ['2026-11-15T15:20Z', 'Sun 16:20', 'November'],
  ['2026-11-13T15:08Z', '13 Nov', 'November'],
  ['2026-08-01T08:00Z', '1 Aug', 'August'],
  ['2025-11-18T08:00Z', '18 Nov 2025', 'November 2025'],
  ['2026-11-20T15:00Z', '16:00', 'Today'], // a sender's clock may be ahead
  ['2027-02-01T08:00Z', '1 Feb 2027', 'Today'],
])('%s reads %s, under %s', (time, short, group) => {
  const at = Date.parse(time)
  expect(shortTime(at, now, AMSTERDAM)).toBe(short)
  expect(dayGroup(at, now, AMSTERDAM)).toBe(group)
})

test('on a Monday this week is only today', () => {
  const monday = Date.parse('2026-11-23T11:00Z')
  expect(dayGroup(Date.parse('2026-11-21T11:00Z'), monday, AMSTERDAM)).toBe('November')
})

test('in full, with the day', () => {
  expect(fullTime(Date.parse('2026-11-20T09:32Z'), AMSTERDAM)).toBe('Friday 20 November 2026 at 10:32')
})
