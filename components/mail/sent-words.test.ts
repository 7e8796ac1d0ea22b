import { expect, test } from 'vitest'
import { sentWords } from './sent-words.ts'

const reading = (zone: string) => ({ now: 0, zone, locale: 'en-GB', weekStart: 1 })

const SENT = Date.parse('2026-11-03T14:15:00Z')

test.each([
  ['-05:00', 'Europe/Amsterdam', 'Tuesday 3 November 2026 at 09:15 (UTC−05:00)'],
  ['+13:45', 'Europe/Amsterdam', 'Wednesday 4 November 2026 at 04:00 (UTC+13:45)'],
  ['+01:00', 'Europe/Amsterdam', null],
  ['+00:00', 'Europe/Lisbon', null],
  [null, 'Europe/Amsterdam', null],
])('sent in %s, read in %s: %s', (sentZone, zone, words) => {
  expect(sentWords({ sentAt: SENT, sentZone }, reading(zone))).toBe(words)
})

test('a mail that does not say when it was sent', () => {
  expect(sentWords({ sentAt: null, sentZone: null }, reading('Europe/Amsterdam'))).toBeNull()
})
