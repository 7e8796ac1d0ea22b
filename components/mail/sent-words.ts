import { type Clock, fullTime } from '#/components/ui/dates.ts'
import type { MessageDetails } from '#/lib/mail/types.ts'

/**
 * When a mail was sent by its sender's own clock, where that shows something else than the reader's: "Tuesday 3 November 2026 at 09:15
 * (UTC−05:00)". Null where both show the same, or the sender's is not known.
 */
export function sentWords(
  { sentAt, sentZone }: Pick<MessageDetails, 'sentAt' | 'sentZone'>,
  clock: Clock,
): string | null {
  const [, sign, hours = 0, minutes = 0] = /^([+-])(\d\d):(\d\d)$/.exec(sentZone ?? '') ?? []
  if (sentAt === null || !sign) return null
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
  const words = fullTime(sentAt + ahead, { ...clock, zone: 'UTC' })
  return words === fullTime(sentAt, clock) ? null : `${words} (UTC${sentZone?.replace('-', '−')})`
}
