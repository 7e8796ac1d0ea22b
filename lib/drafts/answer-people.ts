import type { DraftPerson } from './types.ts'

/** Who had to do with a mail, as far as an answer needs it. */
export type Correspondents = {
  from: DraftPerson
  replyTo: DraftPerson[]
  to: DraftPerson[]
  cc: DraftPerson[]
  listPost: string | null
  followupTo: DraftPerson[] | null
}

export type Recipients = { to: DraftPerson[]; cc: DraftPerson[] }

/**
 * Who an answer goes to. Reply-To wins over From (RFC 5322 §3.6.2). An answer to all goes to where Mail-Followup-To says, else to the sender and
 * everybody in To and Cc, and to the list that the mail came through. Nobody comes twice, and none of `own` is among them: the addresses
 * of whoever answers. An answer to one's own mail goes to whom that went to.
 */
export function answerPeople(mail: Correspondents, all: boolean, own: Set<string>): Recipients {
  const taken = new Set<string>()
  const take = (people: DraftPerson[]) =>
    people.filter(({ email }) => {
      const key = email.toLowerCase()
      if (email === '' || own.has(key) || taken.has(key)) return false
      taken.add(key)
      return true
    })
  const isOwn = own.has(mail.from.email.toLowerCase())
  if (all && mail.followupTo) {
    const to = take(mail.followupTo)
    if (to.length > 0) return { to, cc: [] }
  }
  const first = mail.replyTo.length > 0 ? mail.replyTo : [mail.from]
  const to = take(isOwn ? mail.to : first)
  if (!all) return { to: to.length > 0 ? to : fallback(mail, isOwn), cc: [] }
  const list = mail.listPost ? [{ name: '', email: mail.listPost }] : []
  const cc = take(isOwn ? [...mail.cc, ...list] : [...mail.to, ...mail.cc, ...list])
  if (to.length > 0) return { to, cc }
  return cc.length > 0 ? { to: cc, cc: [] } : { to: fallback(mail, isOwn), cc: [] }
}

/** A mail between one's own addresses is answered to where it came from, or went. */
const fallback = (mail: Correspondents, isOwn: boolean): DraftPerson[] =>
  (isOwn ? mail.to.slice(0, 1) : [mail.replyTo[0] ?? mail.from]).filter(({ email }) => email !== '')
