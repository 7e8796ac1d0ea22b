import { users } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { askConsent, finishConsent, GMAIL_SCOPE } from '#/lib/gmail/oauth.ts'
import { keepGrant } from '#/lib/sync/connect.ts'
import { testDatabase } from './database.ts'
import { TEST_CLIENT, testEnvironment } from './environment.ts'
import { startGoogle, type TestGoogle } from './google.ts'

export const CONSENT_REDIRECT = 'http://localhost:3000/api/auth/callback/google'

export type Workbench = {
  google: TestGoogle
  databaseUrl: string
  env: Record<string, string>
  stop(): Promise<void>
}

/** A database and a local Google for tests that call `lib` in this process: sets this process' environment to them. */
export async function startWorkbench(
  options: { seed?: number; limits?: boolean; env?: Record<string, string> } = {},
): Promise<Workbench> {
  const [database, google] = await Promise.all([testDatabase(), startGoogle(options)])
  await google.control('clients', { ...TEST_CLIENT, redirectUris: [CONSENT_REDIRECT] })
  const env = testEnvironment({
    databaseUrl: database.url,
    googleUrl: google.url,
    ...(options.env && { extra: options.env }),
  })
  Object.assign(process.env, env)
  return {
    google,
    databaseUrl: database.url,
    env,
    async stop() {
      await db().$client.end()
      await google.stop()
      await database.drop()
    },
  }
}

/** Somebody with a mailbox: an account at the local Google, a person here, and the grant that connects them, by the product's own consent. */
export async function connectPerson(
  google: TestGoogle,
  name: string,
  email: string,
): Promise<{ viewer: Viewer; mailboxId: number }> {
  await google.control('people', { people: [{ email, name }] })
  const [user] = await db().insert(users).values({ name, email, role: 'member' }).returning()
  if (!user) throw new Error('no user')
  const { mailboxId } = await keepGrant({ userId: user.id, ...(await consent(email)) })
  const { id: userId, role, zone, locale } = user
  return { viewer: { userId, role, name, email, zone, locale }, mailboxId }
}

/** Goes through Google's consent pages as the person would, with every box ticked but those in `unticked`. */
export async function consent(email: string, unticked: string[] = []) {
  const { address, secrets } = await askConsent(CONSENT_REDIRECT, email)
  const form = new URLSearchParams({ answer: 'allow' })
  if (!unticked.includes(GMAIL_SCOPE)) form.append('scope', GMAIL_SCOPE)
  const response = await fetch(address, { method: 'POST', body: form, redirect: 'manual' })
  const answer = new URL(response.headers.get('location') ?? '', CONSENT_REDIRECT).searchParams
  const {
    issuer,
    subject,
    email: given,
    scopes,
    refreshToken,
  } = await finishConsent(CONSENT_REDIRECT, answer, secrets)
  return { by: 'consent' as const, issuer, subject, address: given, scopes, refreshToken }
}
