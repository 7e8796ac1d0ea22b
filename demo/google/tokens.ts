import { randomBytes } from 'node:crypto'
import { type Google, note } from './google.ts'
import type { Person } from './mailbox.ts'

type Token = {
  token: string
  kind: 'access' | 'refresh'
  client: string
  person: number
  scopes: string
  expires_at: number | null
  dead: string | null
}

export const ACCESS_SECONDS = 3_599
const SEVEN_DAYS = 604_799 // seconds a refresh token lives while the project's consent screen is in Testing
const MOST_REFRESH_TOKENS = 100 // a person and client; the oldest dies silently

export function issueAccessToken(google: Google, client: string, person: number, scopes: string): string {
  const token = `ya29.a0A${randomBytes(90).toString('base64url')}`
  const now = google.now()
  google.store.run(
    "DELETE FROM tokens WHERE kind = 'access' AND person = ? AND client = ? AND issued_at < ?",
    person,
    client,
    now - 86_400_000,
  )
  keep(google, {
    token,
    kind: 'access',
    client,
    person,
    scopes,
    expires_at: now + ACCESS_SECONDS * 1_000,
    dead: null,
  })
  return token
}

export function issueRefreshToken(
  google: Google,
  client: { id: string; testing: number },
  person: number,
  scopes: string,
): { token: string; expiresIn: number | undefined } {
  const token = `1//0${randomBytes(72).toString('base64url')}`
  const expiresIn = client.testing ? SEVEN_DAYS : undefined
  const expires_at = expiresIn ? google.now() + expiresIn * 1_000 : null
  keep(google, { token, kind: 'refresh', client: client.id, person, scopes, expires_at, dead: null })
  google.store.run(
    `DELETE FROM tokens WHERE token IN (SELECT token FROM tokens WHERE kind = 'refresh' AND person = ? AND client = ? AND dead IS NULL
     ORDER BY issued_at DESC LIMIT -1 OFFSET ?)`,
    person,
    client.id,
    MOST_REFRESH_TOKENS,
  )
  return { token, expiresIn }
}

/** The token if it was ever issued; `alive` says whether it still works. */
export function findToken(google: Google, token: string): (Token & { alive: boolean }) | undefined {
  const row = google.store.one<Token>('SELECT * FROM tokens WHERE token = ?', token)
  if (!row) return undefined
  return { ...row, alive: row.dead === null && (row.expires_at === null || row.expires_at > google.now()) }
}

/** Ends all that a person allowed a client, or every client: tokens die for the reason given, and consent is asked again. */
export function endGrants(google: Google, person: Person, client: string | undefined, reason: string): void {
  google.store.transaction(() => {
    const which = client === undefined ? '' : ' AND client = ?'
    const values = client === undefined ? [person.row] : [person.row, client]
    google.store.run(
      `UPDATE tokens SET dead = ? WHERE dead IS NULL AND person = ?${which}`,
      reason,
      ...values,
    )
    google.store.run(`DELETE FROM grants WHERE person = ?${which}`, ...values)
    note(google, 'revoked', { email: person.email, client: client ?? null, reason })
  })
}

/** The scopes a person has allowed a client, all consents together. */
export function grantedScopes(google: Google, client: string, person: number): string[] {
  const row = google.store.one<{ scopes: string }>(
    'SELECT scopes FROM grants WHERE client = ? AND person = ?',
    client,
    person,
  )
  return row ? row.scopes.split(' ') : []
}

export function keepGrant(google: Google, client: string, person: Person, scopes: string[]): void {
  const all = [...new Set([...grantedScopes(google, client, person.row), ...scopes])].join(' ')
  google.store.run(
    'INSERT INTO grants (client, person, scopes) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET scopes = excluded.scopes',
    client,
    person.row,
    all,
  )
  note(google, 'granted', { email: person.email, client, scopes: all })
}

function keep(google: Google, token: Token): void {
  google.store.run(
    'INSERT INTO tokens (token, kind, client, person, scopes, issued_at, expires_at, dead) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    token.token,
    token.kind,
    token.client,
    token.person,
    token.scopes,
    google.now(),
    token.expires_at,
    token.dead,
  )
}
