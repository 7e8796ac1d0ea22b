import { and, count, eq, sql } from 'drizzle-orm'
import type { Transaction } from '#/db/client.ts'
import { mailboxes, revocations, users } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { keyRing, seal } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import { env } from '#/lib/env.ts'
import { AppError, notFound } from '#/lib/errors.ts'
import { announce } from '#/lib/events.ts'
import { getProfile } from '#/lib/gmail/calls.ts'
import { grantPurpose, openGmail } from '#/lib/gmail/client.ts'
import { GMAIL_SCOPE } from '#/lib/gmail/oauth.ts'
import { errorFields, log } from '#/lib/log.ts'
import { enqueue, syncMailbox } from '#/lib/queue.ts'
import type { Grant } from '#/lib/session/types.ts'
import { recordState } from './progress.ts'
import { recovered } from './settle.ts'

const COLOURS = ['teal', 'amber', 'rose', 'blue', 'green', 'coral', 'slate'] as const // in order of creation; lilac means "you are here"
const GREETING_MS = 5_000 // how long a sign-in may wait for the number of messages

/**
 * Keeps what Google granted for a mailbox: makes its row at the first time, seals a refresh token when one came, and lets a
 * stopped sync go on. `needsConsent`: no refresh token is held, so one more consent is needed. A sign-in connects nothing that its owner
 * disconnected, and adds no mailbox but with a person's first.
 * Throws AppError `mailbox_taken` when the address is another person's mailbox, `wrong_account` when Google gave it to another account,
 * `disconnected` for such a sign-in, `erasing` while what was here is being deleted.
 */
export async function keepGrant(grant: Grant): Promise<{ mailboxId: number; needsConsent: boolean }> {
  const kept = await db().transaction(async (tx) => {
    const known = await findMailbox(tx, grant.address)
    if (grant.by === 'sign_in' && (!known || known.phase === 'disconnected'))
      throw disconnected(grant.address)
    const mailbox = known ?? (await addMailbox(tx, grant))
    await mayKeep(tx, grant, mailbox)
    if (grant.refreshToken !== undefined) await keepToken(tx, mailbox, grant.refreshToken, grant.scopes)
    return {
      mailboxId: mailbox.id,
      needsConsent: grant.refreshToken === undefined && !mailbox.sealedRefreshToken,
    }
  })
  announce()
  if (grant.refreshToken !== undefined && grant.scopes.includes(GMAIL_SCOPE))
    await countMessages(kept.mailboxId)
  return kept
}

/** Says what to fetch, once, and starts the sync. Throws not found for another's mailbox, `already_chosen` for another choice than the first. */
export async function chooseStart(
  viewer: Viewer,
  mailboxId: number,
  start: 'everything' | 'new',
): Promise<void> {
  await db().transaction(async (tx) => {
    const [mailbox] = await tx
      .select({ start: mailboxes.start })
      .from(mailboxes)
      .where(and(eq(mailboxes.id, mailboxId), readable(viewer)))
      .for('update')
    if (!mailbox) throw notFound('This mailbox')
    if (mailbox.start === start) return
    if (mailbox.start)
      throw new AppError(409, 'already_chosen', 'What to fetch was already chosen for this mailbox.')
    await tx
      .update(mailboxes)
      .set({
        start,
        startedAt: sql`now()`,
        runsSince: sql`now()`,
        nextSyncAt: sql`now()`,
        phase: sql`case when ${mailboxes.phase} = 'stopped' then 'stopped' else 'listing' end`,
      })
      .where(eq(mailboxes.id, mailboxId))
    await recordState(tx, mailboxId, {}, viewer.userId)
    await enqueue(tx, syncMailbox, { mailboxId })
  })
  announce()
}

type MailboxRow = typeof mailboxes.$inferSelect

async function findMailbox(tx: Transaction, address: string): Promise<MailboxRow | undefined> {
  const [row] = await tx
    .select()
    .from(mailboxes)
    .where(eq(sql`lower(${mailboxes.address})`, address.toLowerCase()))
    .for('update')
  return row
}

async function addMailbox(tx: Transaction, grant: Grant): Promise<MailboxRow> {
  const [others] = await tx.select({ count: count() }).from(mailboxes)
  const colour = COLOURS[(others?.count ?? 0) % COLOURS.length] ?? 'slate'
  const { userId: ownerId, address, issuer, subject } = grant
  await tx.insert(mailboxes).values({ ownerId, address, colour, issuer, subject }).onConflictDoNothing()
  const row = await findMailbox(tx, address) // two sign-ins at once: the second finds the first one's row
  if (!row) throw new Error('a mailbox vanished while it was being added')
  return row
}

/** A colleague's name is told only here, to somebody who has just shown Google that the address is theirs. */
async function mayKeep(tx: Transaction, grant: Grant, mailbox: MailboxRow): Promise<void> {
  const { address } = grant
  if (mailbox.ownerId !== grant.userId) {
    const [owner] = await tx.select({ name: users.name }).from(users).where(eq(users.id, mailbox.ownerId))
    const whose = owner ? `${owner.name}’s mailbox` : 'a colleague’s mailbox'
    throw new AppError(409, 'mailbox_taken', `${address} is ${whose} here.`)
  }
  if (mailbox.phase === 'erasing')
    throw new AppError(409, 'erasing', `${address} is being erased here. Connect it again once that is done.`)
  if (mailbox.issuer !== grant.issuer || mailbox.subject !== grant.subject)
    throw new AppError(409, 'wrong_account', `${address} now belongs to another Google account than before.`)
}

const disconnected = (address: string) =>
  new AppError(409, 'disconnected', `${address} is not connected. Connect it in the settings.`)

async function keepToken(tx: Transaction, mailbox: MailboxRow, refreshToken: string, scopes: string[]) {
  const ring = keyRing(env().ENCRYPTION_KEY, env().ENCRYPTION_KEYS_OLD)
  const allowed = scopes.includes(GMAIL_SCOPE)
  const phase = allowed ? phaseToResume(mailbox) : 'stopped'
  const trouble = allowed
    ? recovered(mailbox)
    : { trouble: 'scope' as const, ...(mailbox.trouble !== 'scope' && { troubleAt: sql`now()` }) }
  // A revocation that Google was not told of yet would end this grant too.
  await tx.delete(revocations).where(eq(revocations.mailboxId, mailbox.id))
  await tx
    .update(mailboxes)
    .set({
      sealedRefreshToken: seal(ring, grantPurpose(mailbox.id), refreshToken),
      scopes,
      phase,
      ...trouble,
      disconnectedAt: null,
      runsSince: sql`now()`,
      nextSyncAt: sql`now()`,
      breakerUntil: null,
      breakerTries: 0,
    })
    .where(eq(mailboxes.id, mailbox.id))
  await recordState(
    tx,
    mailbox.id,
    allowed && mailbox.trouble ? { recovered: mailbox.trouble } : {},
    mailbox.ownerId,
  )
  if (phase !== 'stopped' && phase !== 'waiting') await enqueue(tx, syncMailbox, { mailboxId: mailbox.id })
}

/** Where a mailbox goes on that had stopped or was disconnected; another stays where it is. */
export function phaseToResume({ phase, start, listedAt }: MailboxRow): MailboxRow['phase'] {
  if (phase !== 'stopped' && phase !== 'disconnected') return phase
  if (!start) return 'waiting'
  return listedAt ? 'fetching' : 'listing'
}

/** How many messages there are, for the first page after sign-in. A mailbox that can't be asked now is asked by the sync. */
async function countMessages(mailboxId: number): Promise<void> {
  try {
    const profile = await getProfile(await openGmail(mailboxId, 'person'), AbortSignal.timeout(GREETING_MS))
    await db()
      .update(mailboxes)
      .set({ messagesTotal: profile.messagesTotal })
      .where(eq(mailboxes.id, mailboxId))
  } catch (error) {
    log('warn', 'mailbox.not_counted', { mailboxId, ...errorFields(error) })
  }
}
