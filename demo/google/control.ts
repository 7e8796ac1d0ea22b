import { z } from 'zod'
import { changeLabels, removeMessages } from './changes.ts'
import { findClient, keepClient } from './clients.ts'
import { placeMessages, truth } from './control-mail.ts'
import { deliver } from './delivery.ts'
import { GoogleError } from './errors.ts'
import { FAULT_KINDS } from './faults.ts'
import { emptyGoogle, type Google } from './google.ts'
import { addresses, header, readHeaders } from './headers.ts'
import { type Answer, ok } from './http.ts'
import { addLabel, labelIdOf } from './labels.ts'
import { findMessage, type Message, type Person } from './mailbox.ts'
import { expireHistory, findPerson, keepPerson, MAIL_STATES } from './people.ts'
import { putUpPictures } from './pictures.ts'
import { knownScopes } from './scopes.ts'
import { endGrants, issueAccessToken, issueRefreshToken, keepGrant } from './tokens.ts'

/** A sentence for whoever asked control for something impossible. */
class Impossible extends Error {}

/** Answers a control address, such as 'POST people'. What cannot be done answers 400 with `{error: sentence}`. */
export function answerControl(google: Google, command: string, query: URLSearchParams, body: string): Answer {
  const handler = HANDLERS[command]
  if (!handler) return { status: 404, json: { error: `There is no control address ${command}.` } }
  try {
    return ok(handler(google, readBody(body), query) ?? {})
  } catch (error) {
    if (error instanceof z.ZodError) return { status: 400, json: { error: z.prettifyError(error) } }
    if (error instanceof Impossible || error instanceof GoogleError)
      return { status: 400, json: { error: error.message } }
    throw error
  }
}

function readBody(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch (error) {
    throw new Impossible(`The body is not JSON: ${error instanceof Error ? error.message : error}`)
  }
}

type Handler = (google: Google, body: unknown, query: URLSearchParams) => unknown

const HANDLERS: Record<string, Handler> = {
  'POST clients': (google, body) => {
    const client = z
      .object({
        clientId: z.string(),
        name: z.string().optional(),
        clientSecret: z.string(),
        redirectUris: z.array(z.string()),
        testing: z.boolean().default(false),
      })
      .parse(body)
    keepClient(google, {
      id: client.clientId,
      name: client.name,
      secret: client.clientSecret,
      redirectUris: client.redirectUris,
      testing: client.testing,
    })
  },

  'POST people': (google, body) => {
    const { people } = z.object({ people: z.array(PERSON) }).parse(body)
    return google.store.transaction(() => ({
      people: people.map((person) => {
        const { row, sub, email } = keepPerson(google, { ...person, workspace: person.hd !== null })
        return { id: row, sub, email }
      }),
    }))
  },

  'POST labels': (google, body) => {
    const input = z.object({ mailbox: z.string(), labels: z.array(LABEL) }).parse(body)
    const person = mailboxNamed(google, input.mailbox)
    return google.store.transaction(() => ({
      labels: input.labels.map(({ name, textColor, backgroundColor }) => ({
        id: addLabel(google, person.row, { name, textColour: textColor, backgroundColour: backgroundColor }),
        name,
      })),
    }))
  },

  'POST pictures': (google, body) => {
    const { pictures } = z
      .object({ pictures: z.array(z.object({ path: z.string(), data: z.base64url() })) })
      .parse(body)
    putUpPictures(google, pictures)
  },

  'POST messages': (google, body) => {
    const input = z
      .object({
        mailbox: z.string(),
        messages: z.array(
          z.object({
            raw: z.string(),
            labelIds: z.array(z.string()).default([]),
            internalDate: z.number().int(),
          }),
        ),
      })
      .parse(body)
    const person = mailboxNamed(google, input.mailbox)
    const messages = input.messages.map((message) => ({
      ...message,
      labels: message.labelIds.map((label) => labelNamed(google, person, label)),
    }))
    return { ids: placeMessages(google, person.row, messages) }
  },

  'POST deliver': (google, body) => {
    const input = z
      .object({ raw: z.string(), rcpt: z.array(z.string()), labelIds: z.array(z.string()).default([]) })
      .parse(body)
    const raw = Buffer.from(input.raw, 'base64url')
    const from = addresses(header(readHeaders(raw, 0, raw.length).headers, 'from'))[0] ?? ''
    return google.store.transaction(() => {
      const { copies, unknown, outside } = deliver(google, {
        raw,
        from,
        recipients: input.rcpt,
        labels: input.labelIds,
      })
      const ids = copies.map((copy) => ({ id: copy.id, threadId: copy.thread, mailboxId: copy.mailbox }))
      return { delivered: ids, unknown: [...unknown, ...outside] }
    })
  },

  'POST change': (google, body) => {
    const input = z
      .object({
        mailbox: z.string(),
        id: z.string(),
        add: z.array(z.string()).default([]),
        remove: z.array(z.string()).default([]),
      })
      .parse(body)
    const person = mailboxNamed(google, input.mailbox)
    const named = (labels: string[]) => labels.map((label) => labelNamed(google, person, label))
    changeLabels(google, [messageNamed(google, person, input.id)], named(input.add), named(input.remove))
  },

  'POST delete': (google, body) => {
    const input = z.object({ mailbox: z.string(), id: z.string() }).parse(body)
    removeMessages(google, [messageNamed(google, mailboxNamed(google, input.mailbox), input.id)])
  },

  'POST faults': (google, body) => {
    const { faults } = z.object({ faults: z.array(FAULT) }).parse(body)
    google.faults.add(
      faults.map((fault) => ({
        ...fault,
        match: {
          ...fault.match,
          path: fault.match.path === undefined ? undefined : new RegExp(fault.match.path),
        },
      })),
    )
  },

  'DELETE faults': (google) => google.faults.clear(),

  'POST sending': (google, body) => {
    const { rules } = z.object({ rules: z.array(ODD_SENDING) }).parse(body)
    google.sending = rules.map(({ to, ...rule }) => ({
      ...rule,
      ...(to !== undefined && { to: new RegExp(to) }),
    }))
  },

  'POST expire-history': (google, body) => {
    expireHistory(google, mailboxNamed(google, z.object({ mailbox: z.string() }).parse(body).mailbox))
  },

  'POST revoke': (google, body) => {
    const input = z
      .object({ email: z.string(), clientId: z.string().optional(), reason: z.string().default('revoked') })
      .parse(body)
    endGrants(google, mailboxNamed(google, input.email), input.clientId, input.reason)
  },

  'POST grant': (google, body) => {
    const input = z
      .object({ clientId: z.string(), email: z.string(), scopes: z.array(z.string()).default([MODIFY]) })
      .parse(body)
    const person = mailboxNamed(google, input.email)
    const client = findClient(google, input.clientId)
    if (!client) throw new Impossible(`There is no client ${input.clientId}.`)
    const scopes = knownScopes(['openid', 'email', 'profile', ...input.scopes].join(' '))
    if (!scopes) throw new Impossible('One of these scopes is unknown.')
    keepGrant(google, client.id, person, scopes)
    const text = scopes.join(' ')
    return {
      sub: person.sub,
      scope: text,
      accessToken: issueAccessToken(google, client.id, person.row, text),
      refreshToken: issueRefreshToken(google, client, person.row, text).token,
    }
  },

  'POST limits': (google, body) =>
    google.quota.set(
      z
        .object({ on: z.boolean(), unitsPerMinute: z.number().optional(), concurrent: z.number().optional() })
        .parse(body),
    ),

  'POST empty': (google) => emptyGoogle(google),

  'POST clock': (google, body) => {
    google.advance(z.object({ advance: z.number().min(0) }).parse(body).advance)
    return { now: google.now() }
  },

  'GET journal': (google, _, query) => {
    const limit = Number(query.get('limit') ?? 10_000)
    const rows = google.store.all<{ seq: number; at: number; kind: string; details: string }>(
      'SELECT seq, at, kind, details FROM journal WHERE seq > ? ORDER BY seq LIMIT ?',
      Number(query.get('after') ?? 0),
      limit + 1,
    )
    const entries = rows.slice(0, limit).map(({ details, ...row }) => ({ ...row, ...JSON.parse(details) }))
    return { entries, more: rows.length > limit }
  },

  'GET truth': (google, _, query) => truth(google, mailboxNamed(google, query.get('mailbox') ?? '')),
}

const MODIFY = 'https://www.googleapis.com/auth/gmail.modify'

const PERSON = z.object({
  email: z.string().regex(/^[^@\s]+@[^@\s]+$/),
  name: z.string(),
  picture: z.string().optional(),
  /** null for an account without a Workspace; else the domain of the address. */
  hd: z.null().optional(),
  mail: z.enum(MAIL_STATES).default('on'),
  signature: z.string().default(''),
  sendAs: z
    .array(
      z.object({
        email: z.string(),
        name: z.string(),
        verified: z.boolean().default(true),
        signature: z.string().default(''),
        replyTo: z.string().default(''),
        isDefault: z.boolean().default(false),
      }),
    )
    .default([]),
})

const LABEL = z.object({
  name: z.string(),
  textColor: z.string().optional(),
  backgroundColor: z.string().optional(),
})

const FAULT = z.object({
  name: z.string().optional(),
  match: z
    .object({
      path: z.string().refine(isPattern, 'must be a regular expression').optional(),
      method: z.string().optional(),
      mailbox: z.string().optional(),
    })
    .default({}),
  kind: z.enum(FAULT_KINDS),
  status: z.number().int().default(503),
  body: z.unknown().optional(),
  reason: z.string().optional(),
  message: z.string().optional(),
  ms: z.number().default(1_000),
  times: z.number().default(Number.POSITIVE_INFINITY),
  chance: z.number().min(0).max(1).default(1),
})

const ODD_SENDING = z.object({
  to: z.string().refine(isPattern, 'must be a regular expression').optional(),
  copyAfterMs: z.number().int().min(0).default(0),
  dropHeaders: z.array(z.string()).default([]),
  newThread: z.boolean().default(false),
})

function isPattern(text: string): boolean {
  try {
    new RegExp(text)
    return true
  } catch {
    return false
  }
}

function mailboxNamed(google: Google, email: string): Person {
  const person = findPerson(google, email)
  if (!person) throw new Impossible(`${email || 'Nobody'} has no mailbox here.`)
  return person
}

function messageNamed(google: Google, person: Person, id: string): Message {
  const message = findMessage(google, person.row, id)
  if (!message) throw new Impossible(`${person.email} has no message ${id}.`)
  return message
}

function labelNamed(google: Google, person: Person, label: string): string {
  const id = labelIdOf(google, person.row, label)
  if (!id) throw new Impossible(`${person.email} has no label ${label}.`)
  return id
}
