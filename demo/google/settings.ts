import { type Call, param, textIn } from './call.ts'
import { invalid, notFound } from './errors.ts'
import { type Google, note } from './google.ts'
import { type Answer, nothing, ok } from './http.ts'

type SendAs = {
  email: string
  name: string
  reply_to: string
  signature: string
  is_default: number
  verified: number
}

const WATCH_MS = 7 * 86_400_000

export function getProfile(call: Call): Answer {
  const { person } = call
  return ok({
    emailAddress: person.email,
    messagesTotal: person.messages_total,
    threadsTotal: person.threads_total,
    historyId: String(person.history_id),
  })
}

/** Accepts a watch for seven days. Nothing is published: there is no Pub/Sub here, so clients poll. */
export function watch(call: Call): Answer {
  const topic = textIn(call.body, 'topicName') ?? ''
  if (!/^projects\/[^/]+\/topics\/[^/]+$/.test(topic))
    throw invalid('Invalid topicName does not match projects/*/topics/*')
  note(call.google, 'watch', { mailbox: call.person.email, topic })
  return ok({ historyId: String(call.person.history_id), expiration: String(call.google.now() + WATCH_MS) })
}

export function stop(call: Call): Answer {
  note(call.google, 'stop', { mailbox: call.person.email })
  return nothing()
}

export function listSendAs(call: Call): Answer {
  return ok({ sendAs: sendAsOf(call.google, call.person.row).map((row) => sendAsJson(call, row)) })
}

export function getSendAs(call: Call): Answer {
  const email = decodeURIComponent(param(call, 'email')).toLowerCase()
  const row = sendAsOf(call.google, call.person.row).find((address) => address.email.toLowerCase() === email)
  if (!row) throw notFound()
  return ok(sendAsJson(call, row))
}

export function sendAsOf(google: Google, mailbox: number): SendAs[] {
  return google.store.all<SendAs>('SELECT * FROM send_as WHERE mailbox = ? ORDER BY email', mailbox)
}

/** The primary address has no verification status; others say whether they may be used. */
function sendAsJson(call: Call, row: SendAs) {
  const primary = row.email.toLowerCase() === call.person.email.toLowerCase()
  return {
    sendAsEmail: row.email,
    displayName: row.name,
    replyToAddress: row.reply_to,
    signature: row.signature,
    ...(primary && { isPrimary: true }),
    ...(row.is_default === 1 && { isDefault: true }),
    ...(!primary && { treatAsAlias: true, verificationStatus: row.verified ? 'accepted' : 'pending' }),
  }
}
