import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { authAccounts, invitations, users, workspace } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { audit } from '#/lib/session/audit.ts'
import type { Admission, Identity, Refusal } from '#/lib/session/types.ts'
import { allowedByDomain, teamName } from './domains.ts'

/**
 * Decides whether a person gets in, and writes them down if so. Who was here before comes back by issuer and subject. The
 * first person ever owns the workspace; after that an invitation or an allowed domain lets people in. A refusal
 * leaves nothing but its row in the audit log.
 */
export function admitPerson(person: Identity): Promise<Admission> {
  return db().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('lilac admission'))`) // one at a time: two first people can't both own it
    if (!person.emailVerified) return refuse(tx, person, 'email_unverified')
    const known = await findKnown(tx, person)
    if (known?.deactivatedAt) return refuse(tx, person, 'deactivated')
    if (known) return welcomeBack(tx, person, known.id)
    if (await isTaken(tx, person.email)) return refuse(tx, person, 'other_account')

    const domain = allowedByDomain(person)
    if (domain !== 'foreign' && (await foundWorkspace(tx, person))) return join(tx, person, 'owner', 'first')
    const invited = await takeInvitation(tx, person.email)
    if (invited) return join(tx, person, invited, 'invitation')
    if (domain === 'allowed') return join(tx, person, 'member', 'domain')
    return refuse(tx, person, domain === 'foreign' ? 'other_domain' : 'not_invited')
  })
}

async function findKnown(tx: Transaction, { issuer, subject }: Identity) {
  const [known] = await tx
    .select({ id: users.id, deactivatedAt: users.deactivatedAt })
    .from(authAccounts)
    .innerJoin(users, eq(users.id, authAccounts.userId))
    .where(and(eq(authAccounts.issuer, issuer), eq(authAccounts.subject, subject)))
  return known
}

async function isTaken(tx: Transaction, email: string): Promise<boolean> {
  const [user] = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email))
  return user !== undefined
}

/** The workspace has one row at most; whoever makes it is the first. */
async function foundWorkspace(tx: Transaction, person: Identity): Promise<boolean> {
  const made = await tx
    .insert(workspace)
    .values({ name: teamName(person) })
    .onConflictDoNothing()
    .returning({ only: workspace.only })
  return made.length > 0
}

async function takeInvitation(tx: Transaction, email: string) {
  const [invitation] = await tx
    .update(invitations)
    .set({ acceptedAt: sql`now()` })
    .where(and(eq(sql`lower(${invitations.email})`, email), isNull(invitations.acceptedAt)))
    .returning({ role: invitations.role })
  return invitation?.role
}

async function join(
  tx: Transaction,
  { issuer, subject, email, name, image, locale }: Identity,
  role: 'owner' | 'admin' | 'member',
  by: 'first' | 'invitation' | 'domain',
): Promise<Admission> {
  const [user] = await tx
    .insert(users)
    .values({ email, name, image, locale, role })
    .returning({ id: users.id })
  if (!user) throw new Error('a person was not written')
  await tx.insert(authAccounts).values({ issuer, subject, userId: user.id })
  await audit(tx, 'team.joined', user.id, { role, by })
  await audit(tx, 'signed_in', user.id)
  return { userId: user.id, joined: true }
}

/** Name and picture as Google has them today. The address stays, since invitations and colleagues know the person by it. */
async function welcomeBack(tx: Transaction, { name, image }: Identity, userId: number): Promise<Admission> {
  await tx.update(users).set({ name, image }).where(eq(users.id, userId))
  await audit(tx, 'signed_in', userId)
  return { userId, joined: false }
}

async function refuse(tx: Transaction, { email }: Identity, reason: Refusal): Promise<Admission> {
  await audit(tx, 'sign_in.refused', null, { reason, email })
  return { refused: reason }
}
