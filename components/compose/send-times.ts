import { type Clock, dayNumber } from '#/components/ui/dates.ts'
import { wallTime, weekdayOf } from '#/components/ui/wall-time.ts'

const MORNING = 8 * 60 // minutes after midnight

/** The times at which one mostly wants a mail to leave, by the clock of whoever writes. */
export function sendTimes(now: number, clock: Clock): { words: string; at: number }[] {
  const today = dayNumber(now, clock)
  const toMonday = (1 - weekdayOf(today) + 7) % 7 || 7
  return [
    { words: 'Tomorrow morning', at: wallTime(today + 1, MORNING, clock.zone) },
    ...(toMonday > 1
      ? [{ words: 'Monday morning', at: wallTime(today + toMonday, MORNING, clock.zone) }]
      : []),
  ]
}
