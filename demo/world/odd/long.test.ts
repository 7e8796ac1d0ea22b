import { expect, test } from 'vitest'
import { longThread } from './long.ts'

const HOUR = 3_600_000 // ms

test('whenever the world is made, nobody answers a mail before it was written', () => {
  for (let hour = 0; hour < 14 * 24; hour += 5) {
    const now = Date.parse('2026-11-20T00:25Z') + hour * HOUR
    const [story] = longThread({ seed: 1, now })
    const times = story?.mails.map(({ sentAt }) => sentAt) ?? []
    expect(times).toHaveLength(60)
    const early = times.filter((at, index) => at <= (times[index - 1] ?? 0))
    expect(early, new Date(now).toISOString()).toEqual([])
  }
})
