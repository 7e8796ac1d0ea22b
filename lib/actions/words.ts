const counted = new Intl.NumberFormat('en')

/** What a person reads when Gmail would not do it: what, how much of it, and what it shows now. */
export function refusalWords(refusal: { mailbox: string; messages: number }, reason: string): string {
  const what = refusal.messages === 1 ? '1 message' : `${counted.format(refusal.messages)} messages`
  const shows = refusal.messages === 1 ? 'It shows' : 'They show'
  return `Gmail refused this for ${what} in ${refusal.mailbox}${reason && ` (${reason})`}. ${shows} what is at Gmail again.`
}
