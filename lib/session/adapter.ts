import { and, eq } from 'drizzle-orm'
import type { Adapter } from 'next-auth/adapters'
import { authAccounts, users } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { beginSession } from './sessions.ts'

/** next-auth knows one id an account: ours holds the issuer, a space, and the subject. An issuer is an address, so it has no space. */
export const accountId = (issuer: string, subject: string) => `${issuer} ${subject}`

/**
 * What next-auth may do to the database: find a person by issuer and subject, and begin a session. People are let in
 * and written by admission alone, in one transaction, before next-auth looks for them; so it makes none itself. Tokens
 * never come here.
 */
export const adapter: Adapter = {
  async getUserByAccount({ providerAccountId }) {
    const space = providerAccountId.indexOf(' ')
    const [issuer, subject] = [providerAccountId.slice(0, space), providerAccountId.slice(space + 1)]
    const [user] = await db()
      .select({ id: users.id, email: users.email })
      .from(authAccounts)
      .innerJoin(users, eq(users.id, authAccounts.userId))
      .where(and(eq(authAccounts.issuer, issuer), eq(authAccounts.subject, subject)))
    return user ? { id: String(user.id), email: user.email, emailVerified: null } : null
  },
  async createSession(session) {
    await beginSession(session.sessionToken, Number(session.userId), session.expires)
    return session
  },
  getSessionAndUser: () => null, // so that each sign-in begins a session with a new id (ASVS 7.2.4)
  getUserByEmail: () => null,
  createUser: neverCalled,
  linkAccount: neverCalled,
}

function neverCalled(): never {
  throw new Error('next-auth tried to write a person: admission must come first')
}
