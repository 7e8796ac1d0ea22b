import type { Place } from '#/lib/mail/types.ts'
import type { ActionKind } from './wish.ts'

/** Which of a thread's messages are meant in a list: those in trash and spam only there. */
export function placeOf(address: string): Place {
  const [base] = address.split('-')
  return base === 'trash' || base === 'spam' ? base : 'mail'
}

/** What makes mail leave, first what one does most, by where it is. */
export const LEAVING: Record<Place, ActionKind[]> = {
  mail: ['archive', 'trash', 'spam'],
  trash: ['restore'],
  spam: ['not_spam', 'trash'],
}
