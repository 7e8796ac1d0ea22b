import { parseAddresses } from './addresses.ts'
import { reasonOf, statusIn } from './fates.ts'
import { firstOf, type Headers, listOf, readHead } from './headers.ts'
import { oneLine } from './text.ts'
import type { DeliveryReport } from './types.ts'

const MAX_TEXT = 20_000 // characters of a text that are read
const MAX_SAID = 1_000 // characters
const MAX_RECIPIENTS = 20

/**
 * What servers say in words alone: qmail, older Exim, Sendmail, Gmail and Exchange. Undefined unless the mail comes from where such reports come
 * from, says in their words that something did not arrive, and names for whom.
 */
export function readBounce(mail: {
  headers: Headers
  text: string
  fromEmail: string
}): { recipients: DeliveryReport['recipients']; original: Headers | undefined } | undefined {
  const failedFor = parseAddresses(listOf(mail.headers, 'x-failed-recipients')).map(({ email }) => email)
  const fromServer =
    failedFor.length > 0 ||
    /^(?:mailer-daemon|postmaster)@/.test(mail.fromEmail) ||
    firstOf(mail.headers, 'return-path')?.trim() === '<>'
  if (!fromServer) return undefined
  const text = mail.text.slice(0, MAX_TEXT).replaceAll('\r', '')
  const copy = COPY.exec(text)
  const report = text.slice(0, copy?.index)
  if (!FAILED.test(report) && !DELAYED.test(report)) return undefined
  const outcome = DELAYED.test(report) ? ('delayed' as const) : ('failed' as const)
  const recipients = failedFor.length > 0 ? failedFor : addressLines(report)
  if (recipients.length === 0) return undefined
  return {
    recipients: recipients.map((email) => {
      const said = saidOf(report, email)
      const status = statusIn(said) ?? statusIn(report)
      return { name: '', email, outcome, reason: reasonOf(status, said || report), status, said }
    }),
    original: copy ? readHead(text.slice(copy.index + copy[0].length).trim()) : undefined,
  }
}

const FAILED =
  /could(?: not|n't) be delivered|(?:was|were)(?: not|n't) delivered|not been delivered|failed permanently|undeliverable|did not reach|permanent(?:ly)? (?:fatal )?(?:error|failure|failed)|wasn't able to deliver|delivery (?:has )?failed|delivery failure|returned to sender/i
const DELAYED =
  /has been delayed|delivery incomplete|will (?:be retried|keep trying|continue to try)|not yet been delivered|warning message only/i

/** Where the mail that did not arrive begins. */
const COPY =
  /^(?:-{2,}\s*(?:Below this line is a copy of the message|This is a copy of (?:the|your) message|Original message|Unsent message below|The header of the original message)|Message header follows)[^\n]*\n/im

/** Addresses that have a line for themselves, as all these servers write them. */
function addressLines(text: string): string[] {
  const found = [...text.matchAll(/^[ \t]*<?([^\s<>@:;,"]+@[^\s<>@:;,"]+\.[^\s<>@:;,"]+)>?:?[ \t]*$/gm)]
  return [...new Set(found.map(([, email = '']) => email.toLowerCase()))].slice(0, MAX_RECIPIENTS)
}

/** What stands below an address, or after "said:" and the like, up to an empty line. */
function saidOf(text: string, email: string): string {
  const lower = text.toLowerCase()
  const at = lower.indexOf(email)
  const below = text.slice(at < 0 ? text.length : at + email.length).replace(/^>?:?[ \t]*\n/, '')
  const [paragraph = ''] = below.trim().split(/\n[ \t]*\n/, 1)
  const technical = [...text.matchAll(TECHNICAL)].at(-1)?.[1]
  return oneLine(technical || (at < 0 ? '' : paragraph), MAX_SAID)
}

const TECHNICAL =
  /(?:the response was|details of (?:permanent|temporary) failure|the error (?:that the other server returned )?was):\s*([^\n]+(?:\n[^\n]+)*)/gi
