import { expect, test } from 'vitest'
import { type Clock, comingGroup, dayGroup, fullTime, rowTime, shortDay, shortTime } from './dates.ts'

const now = Date.parse('2026-11-20T11:00Z') // a Friday, noon in Amsterdam
const dutch: Clock = { now, zone: 'Europe/Amsterdam', locale: 'nl-NL', weekStart: 1 }

test.each([
  ['2026-11-20T09:32Z', '10:32', 'Today'],
  ['2026-11-20T08:05Z', '09:05', 'Today'],
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
  expect(shortTime(at, dutch)).toBe(short)
  expect(dayGroup(at, dutch)).toBe(group)
})

test('what comes stands under its day, by the calendar of the reader', () => {
  const groups = ['2026-11-20T22:30Z', '2026-11-20T23:30Z', '2026-11-21T23:30Z', '2026-11-19T08:00Z']
  expect(groups.map((time) => comingGroup(Date.parse(time), dutch))).toEqual([
    'Today',
    'Tomorrow',
    'Later',
    'Today', // it is about to come
  ])
})

test('a row under "Yesterday" need not say the day', () => {
  expect(rowTime(Date.parse('2026-11-19T22:55Z'), dutch)).toBe('23:55')
  expect(rowTime(Date.parse('2026-11-18T15:20Z'), dutch)).toBe('Wed 16:20')
  expect(rowTime(Date.parse('2026-11-20T08:05Z'), dutch)).toBe('09:05')
})

test.each([
  ['nl-NL', '09:05', 'Thu 23:55', '18 Nov 2025', 'Friday 20 November 2026 at 09:05'],
  ['en-GB', '09:05', 'Thu 23:55', '18 Nov 2025', 'Friday 20 November 2026 at 09:05'],
  ['en-US', '9:05 AM', 'Thu 11:55 PM', 'Nov 18, 2025', 'Friday, November 20, 2026 at 9:05 AM'],
  ['de-DE', '09:05', 'Thu 23:55', '18 Nov 2025', 'Friday 20 November 2026 at 09:05'],
  ['fr-FR', '09:05', 'Thu 23:55', '18 Nov 2025', 'Friday 20 November 2026 at 09:05'],
  ['da-DK', '09.05', 'Thu 23.55', '18 Nov 2025', 'Friday 20 November 2026 at 09.05'],
  ['pl-PL', '09:05', 'Thu 23:55', '18 Nov 2025', 'Friday 20 November 2026 at 09:05'],
  ['ar-EG', '٩:٠٥ am', 'Thu ١١:٥٥ pm', '١٨ Nov ٢٠٢٥', 'Friday ٢٠ November ٢٠٢٦ at ٩:٠٥ am'],
  ['ja-JP', '09:05', 'Thu 23:55', 'Nov 18, 2025', 'Friday, November 20, 2026 at 09:05'],
])('in %s: %s, %s, %s, %s', (locale, time, weekday, day, full) => {
  const clock = { ...dutch, locale }
  const plain = (text: string) => text.replace(/\s/g, ' ')
  expect(plain(shortTime(Date.parse('2026-11-20T08:05Z'), clock))).toBe(time)
  expect(plain(shortTime(Date.parse('2026-11-19T22:55Z'), clock))).toBe(weekday)
  expect(shortTime(Date.parse('2025-11-18T08:00Z'), clock)).toBe(day)
  expect(plain(fullTime(Date.parse('2026-11-20T08:05Z'), clock))).toBe(full)
})

test('a day without its time', () => {
  const days = ['2026-11-20T08:05Z', '2026-11-16T15:20Z', '2026-11-13T15:08Z', '2025-11-18T08:00Z']
  expect(days.map((day) => shortDay(Date.parse(day), dutch))).toEqual([
    'today',
    'Mon',
    '13 Nov',
    '18 Nov 2025',
  ])
})

test('a week begins where the reader’s weeks do', () => {
  const at = Date.parse('2026-11-15T15:20Z') // a Sunday
  const monday = { ...dutch, now: Date.parse('2026-11-17T11:00Z') }
  expect(dayGroup(at, monday)).toBe('November')
  expect(dayGroup(at, { ...monday, weekStart: 0 })).toBe('This week')
  expect(dayGroup(at, { ...monday, weekStart: 6 })).toBe('This week')
})

test('on a Monday this week is only today', () => {
  const monday = { ...dutch, now: Date.parse('2026-11-23T11:00Z') }
  expect(dayGroup(Date.parse('2026-11-21T11:00Z'), monday)).toBe('November')
})

test('a day is a day where clocks change', () => {
  const summer = { ...dutch, now: Date.parse('2026-03-29T10:00Z') } // the night had 23 hours
  expect(dayGroup(Date.parse('2026-03-28T22:59Z'), summer)).toBe('Yesterday')
  expect(dayGroup(Date.parse('2026-03-28T23:00Z'), summer)).toBe('Today')
  const kathmandu = { ...dutch, zone: 'Asia/Kathmandu' } // UTC+5:45
  expect(dayGroup(Date.parse('2026-11-19T18:14Z'), kathmandu)).toBe('Yesterday')
  expect(dayGroup(Date.parse('2026-11-19T18:15Z'), kathmandu)).toBe('Today')
})
