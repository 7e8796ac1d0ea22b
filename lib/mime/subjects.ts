const PREFIX_COUNT = 20 // of one subject that are looked at

// As mail programs write them: English, German, Dutch, French, Spanish, Italian, Portuguese, Danish and Norwegian, Swedish, Finnish, Polish,
// Czech, Hungarian, Turkish, Greek, Russian, Chinese. VS answers in Finnish and forwards in Danish: it counts as what is more common here.
const ANSWERS = 're|aw|antw|antwort|antwoord|sv|ref|rép|rif|res|r|odp|vá|ynt|vast|απ|σχετ|отв|回复|回覆|答复'
const FORWARDS =
  'fwd?|wg|weiterl|doorst|tr|tf|rv|rif\\.|i|enc|vs|vb|vl|pd|továbbítás|ilt|i̇lt|prf|προωθ|пересл|转发|轉寄'

const prefix = (words: string) =>
  new RegExp(`^\\s*(?:${words})(?:\\s?[[(]\\d{1,3}[\\])]|\\^\\d{1,3})?\\s?[:：]\\s*`, 'iu')
const ANSWER = prefix(ANSWERS)
const FORWARD = prefix(FORWARDS)

/** The subject of an answer: with `Re:`, unless it says so already, in whichever language; said twice it is said once. */
export const answerSubject = (subject: string): string => once(subject, ANSWER, 'Re: ')

/** The subject of a forward, in the same way. */
export const forwardSubject = (subject: string): string => once(subject, FORWARD, 'Fwd: ')

/** What mails of one thread have in common: the subject without what answering and forwarding put before it, in lower case. */
export function baseSubject(subject: string): string {
  let rest = subject
  for (let count = 0; count < PREFIX_COUNT; count++) {
    const shorter = rest.replace(ANSWER, '').replace(FORWARD, '')
    if (shorter === rest) break
    rest = shorter
  }
  return rest.replace(/\s+/g, ' ').trim().toLowerCase()
}

function once(subject: string, said: RegExp, ours: string): string {
  const own = said.exec(subject)?.[0]
  if (own === undefined) return ours + subject.trim()
  let rest = subject.slice(own.length)
  for (let count = 0; count < PREFIX_COUNT && said.test(rest); count++) rest = rest.replace(said, '')
  return own.trim().concat(' ', rest.trim())
}
