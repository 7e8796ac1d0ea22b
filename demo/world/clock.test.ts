import { expect, test } from 'vitest'
import { atWork, dateHeader, daysAgo, hour, wasAtWork, week } from './clock.ts'

test('a Date header shows winter and summer time', () => {
  expect(dateHeader(Date.parse('2026-11-24T09:32:00Z'))).toBe('Tue, 24 Nov 2026 10:32:00 +0100')
  expect(dateHeader(Date.parse('2026-07-01T09:32:00Z'))).toBe('Wed, 01 Jul 2026 11:32:00 +0200')
  expect(dateHeader(Date.parse('2026-10-25T00:59:59Z'))).toBe('Sun, 25 Oct 2026 02:59:59 +0200')
  expect(dateHeader(Date.parse('2026-10-25T01:00:00Z'))).toBe('Sun, 25 Oct 2026 02:00:00 +0100')
})

test('a time some days ago keeps its hour when the clocks changed in between', () => {
  const now = Date.parse('2026-10-27T10:00:00+01:00')
  expect(new Date(daysAgo(now, 4, 16, 8)).toISOString()).toBe('2026-10-23T14:08:00.000Z')
})

test('what is written at night or on a Sunday waits for the morning, or was written on Friday', () => {
  const sunday = Date.parse('2026-11-22T13:00:00+01:00')
  const hoursOf = (at: number) => new Date(at + hour).toISOString().slice(0, 13)
  expect(hoursOf(atWork(sunday))).toMatch(/^2026-11-23T0[789]/)
  expect(hoursOf(wasAtWork(sunday))).toMatch(/^2026-11-20T1[5-8]/)
  const tuesday = Date.parse('2026-11-24T10:44:00+01:00')
  expect(atWork(tuesday)).toBe(tuesday)
  expect(wasAtWork(tuesday)).toBe(tuesday)
})

test('weeks are those of ISO 8601', () => {
  expect(week(Date.parse('2026-11-24T12:00:00Z'))).toBe(48)
  expect(week(Date.parse('2027-01-03T12:00:00Z'))).toBe(53)
  expect(week(Date.parse('2027-01-04T12:00:00Z'))).toBe(1)
})
