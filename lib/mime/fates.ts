import type { DeliveryReport } from './types.ts'

type Fate = DeliveryReport['recipients'][number]
export type Reason = Fate['reason']

/** The enhanced status code in a text (RFC 3463); null where there is none that says anything. */
export const statusIn = (text: string): string | null =>
  /(?<![\d.])[245]\.(?!0\.0(?!\d))\d{1,3}\.\d{1,3}(?![\d.])/.exec(text)?.[0] ?? null

/**
 * Why a mail did not arrive, from its status code (RFC 3463 §3) and what the server said. The words win where codes are vague: many servers
 * answer 5.7.1 or 5.0.0 to anything.
 */
export function reasonOf(status: string | null, said: string): Reason {
  const [, subject, detail] = /^[245]\.(\d+)\.(\d+)$/.exec(status ?? '') ?? []
  const code = `${subject}.${detail}`
  const exact = EXACT_CODES.get(code)
  if (exact) return exact
  const words = WORDS.find(([pattern]) => pattern.test(said))
  if (words) return words[1]
  return VAGUE_CODES.get(code) ?? SUBJECTS.get(subject ?? '') ?? 'unknown'
}

const EXACT_CODES = new Map<string, Reason>([
  ['1.1', 'no_such_person'],
  ['1.2', 'no_such_domain'],
  ['1.6', 'moved'],
  ['1.10', 'no_such_person'], // Exchange, and RFC 7505's null MX
  ['2.1', 'switched_off'],
  ['2.2', 'full'],
  ['2.3', 'too_large'],
  ['3.4', 'too_large'],
  ['4.6', 'loop'],
  ['7.23', 'not_proven'],
  ['7.24', 'not_proven'],
  ['7.25', 'not_proven'],
  ['7.26', 'not_proven'],
])

const WORDS: [RegExp, Reason][] = [
  [/spam|junk|blacklist|blocklist|block list|spamhaus|reputation|unsolicited|bulk mail|virus/i, 'spam'],
  [
    /over ?quota|quota exceeded|mailbox(?: is)? full|exceeded (?:its|their) (?:storage|quota)|insufficient (?:system )?storage/i,
    'full',
  ],
  [/too (?:large|big)|size (?:limit|exceed)|exceeds? (?:the )?(?:maximum )?(?:message )?size/i, 'too_large'],
  [/(?:account|mailbox|user) (?:has been |is )?(?:disabled|inactive|suspended|deactivated)/i, 'switched_off'],
  [
    /(?:user|recipient|mailbox|account|address)[^.\n]{0,60}(?:unknown|not found|n[o']t exist|does ?n[o']t (?:have|exist)|rejected|invalid)|no such (?:user|recipient|address|mailbox)|(?:unknown|invalid) (?:user|recipient|mailbox|(?:e-?mail )?address)|not a (?:registered|known|valid)|no mailbox here|not listed in/i,
    'no_such_person',
  ],
  [
    /(?:domain|host)[^.\n]{0,40}not found|no such (?:domain|host)|nxdomain|no mx|dns error|unrouteable address|name or service not known/i,
    'no_such_domain',
  ],
  [/spf|dkim|dmarc|not authenticated|unauthenticated/i, 'not_proven'],
  [/too many hops|loops? back|mail loop/i, 'loop'],
  [
    /timed? ?out|connection (?:refused|reset)|no answer|could not connect|not responding|unable to (?:connect|contact)|temporarily/i,
    'no_answer',
  ],
]

const VAGUE_CODES = new Map<string, Reason>([
  ['4.7', 'gave_up'],
  ['7.1', 'not_allowed'],
])

const SUBJECTS = new Map<string, Reason>([
  ['1', 'no_such_person'],
  ['4', 'no_answer'],
  ['6', 'bad_content'],
  ['7', 'not_allowed'],
])
