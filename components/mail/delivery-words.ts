import { type Clock, fullTime } from '#/components/ui/dates.ts'
import type { Bounce, MailPerson } from '#/lib/mail/types.ts'
import type { DeliveryReport } from '#/lib/mime/types.ts'
import { nameOf } from './names.ts'

type Fate = DeliveryReport['recipients'][number]

/**
 * What became of a mail for somebody, in sentences: "Velo Leie did not get “Forty rear wheels”: their mailbox is full. Their server will not try
 * again."
 */
export function deliveryWords(fate: Fate, { original, triedUntil }: DeliveryReport, clock: Clock): string {
  const who = nameOf(fate)
  const mail = original.subject ? `“${original.subject}”` : 'your mail'
  const why = REASONS[fate.reason](domainOf(fate.email))
  switch (fate.outcome) {
    case 'failed':
      return `${who} did not get ${mail}: ${why}. ${NEXT[fate.reason] ?? 'Their server will not try again.'}`
    case 'delayed':
      return `${who} has not got ${mail} yet: ${why}. ${
        triedUntil === null
          ? 'It will be tried again.'
          : `It is tried again until ${fullTime(triedUntil, clock)}.`
      }`
    case 'delivered':
      return `${mail} reached the mailbox of ${who}.`
    case 'relayed':
      return `${mail} was passed on towards ${who}. No more will be reported.`
    case 'read':
      return `${who} opened ${mail}.`
    case 'deleted':
      return `${who} deleted ${mail} without opening it.`
  }
}

/** What reports said of a mail that was sent here, on the mail itself: of each recipient the newest. */
export function bounceLines(bounces: Bounce[], people: MailPerson[], clock: Clock) {
  const newest = new Map(bounces.toSorted((a, b) => a.at - b.at).map((bounce) => [bounce.email, bounce]))
  return [...newest.values()].map(({ email, kind, reason, at }) => {
    const name = people.find((person) => person.email.toLowerCase() === email)?.name ?? ''
    const fate: Fate = {
      email,
      name,
      outcome: kind,
      reason: isReason(reason) ? reason : 'unknown',
      ...UNSAID,
    }
    return { email, kind, at, words: deliveryWords(fate, ITSELF, clock) }
  })
}

const UNSAID = { status: null, said: '' }
const ITSELF = {
  recipients: [],
  otherRecipients: 0,
  triedUntil: null,
  original: { subject: null, messageId: null },
}

const isReason = (word: string): word is Fate['reason'] => Object.hasOwn(REASONS, word)

const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1)

const REASONS: Record<Fate['reason'], (domain: string) => string> = {
  no_such_person: (domain) => `${domain} knows no such address`,
  no_such_domain: (domain) => `${domain} takes no mail, or does not exist`,
  moved: () => 'they have another address now',
  full: () => 'their mailbox is full',
  switched_off: () => 'their mailbox is switched off',
  too_large: () => 'it is larger than their server takes',
  spam: () => 'their server took it for spam',
  not_allowed: () => 'their server does not allow it',
  not_proven: () => 'their server could not tell that it came from you',
  no_answer: () => 'their server does not answer',
  loop: () => 'it went round in circles between servers',
  bad_content: () => 'their server could not read it',
  gave_up: () => 'their server did not answer in time',
  unknown: () => 'their server gave no clear reason',
}

/** What to do, where that is clear. */
const NEXT: Partial<Record<Fate['reason'], string>> = {
  no_such_person: 'Look for a typing error in it.',
  no_such_domain: 'Look for a typing error in it.',
  moved: 'Ask them for it.',
  too_large: 'Send a link in place of the files.',
  not_proven: 'Whoever looks after your domain can set up SPF and DKIM.',
}

/** How bad it is: what failed needs a person, what is late may. */
export function deliveryTone(outcomes: Fate['outcome'][]): 'danger' | 'warn' | 'quiet' {
  if (outcomes.includes('failed')) return 'danger'
  return outcomes.includes('delayed') ? 'warn' : 'quiet'
}
