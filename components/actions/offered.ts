import type { Place } from '#/lib/mail/types.ts'

/** Which of a thread's messages are meant in a list: those in trash and spam only there. */
export function placeOf(address: string): Place {
  const [base] = address.split('-')
  return base === 'trash' || base === 'spam' ? base : 'mail'
}
