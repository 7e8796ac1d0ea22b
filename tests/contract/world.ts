import { gmail, type gmail_v1 } from '@googleapis/gmail'
import { OAuth2Client } from 'google-auth-library'
import { startGoogle, type TestGoogle } from '#/tests/support/google.ts'

/** Between them these show every choice that the local Google's seed makes. */
export const SEEDS = [1, 2, 3]

export const CLIENT = {
  clientId: 'lilac-contract',
  clientSecret: 'a secret of the client',
  redirectUris: ['http://localhost:3000/callback'],
}

export const ANNA = 'anna@spaakwerk.example'
export const BRAM = 'bram@spaakwerk.example'
export const CARLA = 'carla@spaakwerk.example'

const SCOPE = 'https://www.googleapis.com/auth/gmail.'
export const MODIFY = `${SCOPE}modify`
const EVERYTHING = 'https://mail.google.com/'

type Grant = { sub: string; scope: string; accessToken: string; refreshToken: string }

export type World = {
  google: TestGoogle
  /** Fresh tokens of a person, as after a consent to these scopes (short names of Gmail's, or whole ones). */
  grant(email: string, ...scopes: string[]): Promise<Grant>
  /** Google's own client, with every request sent to the local Google. Retries nothing by itself. */
  client(email: string, ...scopes: string[]): Promise<gmail_v1.Gmail>
  /** Puts past mail in place, one a minute in the order given; gives the ids. */
  place(mailbox: string, mails: Buffer[], labelIds?: string[]): Promise<string[]>
  /** Mail from outside that arrives now. */
  deliver(mail: Buffer, ...recipients: string[]): Promise<Delivered>
  stop(): Promise<void>
}

type Delivered = { delivered: { id: string; threadId: string }[]; unknown: string[] }

/** A local Google with one client and three people of one Workspace, whose mailboxes are empty. */
export async function startWorld(seed: number, options: { limits?: boolean } = {}): Promise<World> {
  const google = await startGoogle({ seed, ...options })
  await google.control('clients', CLIENT)
  await google.control('people', {
    people: [
      { email: ANNA, name: 'Anna de Wit', signature: '<b>Anna</b>' },
      { email: BRAM, name: 'Bram Smit' },
      { email: CARLA, name: 'Carla Bos' },
    ],
  })
  const grant = (email: string, ...scopes: string[]) => {
    const full = scopes.map((scope) => (scope.includes('/') ? scope : SCOPE + scope))
    return google.control<Grant>('grant', {
      clientId: CLIENT.clientId,
      email,
      scopes: full.length > 0 ? full : [EVERYTHING],
    })
  }
  let placed = 0
  return {
    google,
    grant,
    async client(email, ...scopes) {
      const { accessToken } = await grant(email, ...scopes)
      return clientWith(google, accessToken)
    },
    async place(mailbox, mails, labelIds = ['INBOX']) {
      const messages = mails.map((mail) => ({
        raw: mail.toString('base64url'),
        labelIds,
        internalDate: FIRST_MAIL + 60_000 * placed++,
      }))
      return (await google.control<{ ids: string[] }>('messages', { mailbox, messages })).ids
    },
    deliver: (mail, ...recipients) =>
      google.control<Delivered>('deliver', { raw: mail.toString('base64url'), rcpt: recipients }),
    stop: () => google.stop(),
  }
}

/** Google's own client with an access token, its requests sent to the local Google. */
export function clientWith(google: TestGoogle, accessToken: string): gmail_v1.Gmail {
  const auth = new OAuth2Client(CLIENT)
  auth.setCredentials({ access_token: accessToken, expiry_date: Date.now() + 3_600_000 })
  const fetchImplementation = (url: string | URL | Request, init?: RequestInit) => {
    const { pathname, search } = new URL(url instanceof Request ? url.url : url)
    return fetch(google.url + pathname + search, { ...init, duplex: 'half' } as RequestInit)
  }
  return gmail({ version: 'v1', auth, retry: false, fetchImplementation })
}

/** What a refused call answered. Throws when it was not refused. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ status: number | undefined; reason: string | undefined; message: string }> {
  try {
    await call
  } catch (error) {
    const { status, message, response } = error as Refused
    const body = response?.data?.error
    return { status, reason: body?.errors?.[0]?.reason, message: body?.message ?? message }
  }
  throw new Error('the call was not refused')
}

/** The bytes of a mail: headers, a blank line, the body. Without a Subject it gets one, without a From an outside one. */
export function mail(headers: Record<string, string>, body = 'Hello.'): Buffer {
  const all = { From: 'Erik Postma <erik@postma.example>', Subject: 'Wheels', ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1')
}

/** A multipart body and its Content-Type. Each part is its headers, a blank line and its body. */
export function multipart(kind: string, parts: string[]): { type: string; body: string } {
  const boundary = `----=_${kind}_${parts.length}`
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')
  return { type: `multipart/${kind}; boundary="${boundary}"`, body: `${body}--${boundary}--\r\n` }
}

/** A value that has to be there. */
export function need<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('a value is missing')
  return value
}

type Refused = {
  status?: number
  message: string
  response?: { data?: { error?: { message?: string; errors?: { reason?: string }[] } } }
}

const FIRST_MAIL = Date.UTC(2026, 8, 1, 9) // ms
