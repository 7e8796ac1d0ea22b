import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { deedWords } from '#/components/mailboxes/deed-words.ts'
import { auditLog } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { mailboxDeeds, wasErased } from '#/lib/mailboxes/deeds.ts'
import { disconnectMailbox } from '#/lib/mailboxes/disconnect.ts'
import { eraseSlice } from '#/lib/mailboxes/erase.ts'
import { mailboxPage } from '#/lib/mailboxes/page.ts'
import { revoke } from '#/lib/mailboxes/revoke.ts'
import { keepGrant } from '#/lib/sync/connect.ts'
import { takeLease, writeAs } from '#/lib/sync/lease.ts'
import { mailboxStates } from '#/lib/sync/progress.ts'
import { runSlice } from '#/lib/sync/slice.ts'
import { connectPerson, consent } from '#/tests/support/mailbox.ts'
import { mailbox, never, past, syncStories, syncToRest } from '#/tests/support/sync-stories.ts'

const at = syncStories()

test('disconnected and kept: Google ends the access, the mail stays, and a reconnect goes on with what was missed', async () => {
  const { mailboxId, email, viewer } = await at.connected('Lotte', past('lotte@spaakwerk.example', 8))
  await syncToRest(mailboxId)
  const taken = await takeLease(mailboxId)
  expect(await disconnectMailbox(viewer, mailboxId, 'keep')).toEqual({ revoked: true })
  if (!taken) throw new Error('no lease')
  await expect(writeAs(taken.lease, async () => undefined)).rejects.toThrow('lease') // a slice that ran writes nothing more
  expect(await mailbox(mailboxId)).toMatchObject({
    phase: 'disconnected',
    sealedRefreshToken: null,
    scopes: [],
    counts: { stored: 8 },
  })
  expect(await grantsOf(email)).toBe('revoked')
  expect(await revocationsOf(mailboxId)).toBe(0)
  const calls = await at.callsOf(email)
  await runSlice(mailboxId, never)
  expect(await at.callsOf(email)).toBe(calls)
  expect((await mailboxStates(viewer))[0]).toMatchObject({ phase: 'disconnected', trouble: null })

  await at.deliver(email, 'While it was away')
  await at.google.control('expire-history', { mailbox: email })
  await keepGrant({ userId: viewer.userId, ...(await consent(email)) })
  await syncToRest(mailboxId)
  await at.expectEqual(email)
  expect(await wordsOf(viewer)).toEqual([
    'Google ended Lilac’s access to lotte@spaakwerk.example, as you asked.',
    'lotte@spaakwerk.example was disconnected. Its 8 messages stayed here.',
  ])
})

test('with only new mail, what arrived while it was disconnected comes, and what is older stays away', async () => {
  const email = 'bram@spaakwerk.example'
  const { mailboxId, viewer } = await at.connected('Bram', past(email, 8), 'new')
  await syncToRest(mailboxId)
  await at.deliver(email, 'The first new one')
  expect((await syncToRest(mailboxId)).counts).toMatchObject({ stored: 1, skipped: 8 })
  await disconnectMailbox(viewer, mailboxId, 'keep')
  await at.deliver(email, 'While it was away')
  await at.fillWith(email, past(email, 1)) // an older mail, moved in from elsewhere
  await at.google.control('expire-history', { mailbox: email })
  await keepGrant({ userId: viewer.userId, ...(await consent(email)) })
  expect((await syncToRest(mailboxId)).counts).toMatchObject({ stored: 2, skipped: 9 })
})

test('a sign-in connects nothing that was disconnected, and adds nothing that was erased', async () => {
  const { mailboxId, email, viewer } = await at.connected('Noor', past('noor@spaakwerk.example', 2))
  await syncToRest(mailboxId)
  await disconnectMailbox(viewer, mailboxId, 'keep')
  const signIn = { userId: viewer.userId, ...(await consent(email)), by: 'sign_in' as const }
  await expect(keepGrant(signIn)).rejects.toMatchObject({ code: 'disconnected' })
  expect(await mailbox(mailboxId)).toMatchObject({ phase: 'disconnected', sealedRefreshToken: null })
  await disconnectMailbox(viewer, mailboxId, 'erase')
  await expect(keepGrant({ ...signIn, by: 'consent' })).rejects.toMatchObject({ code: 'erasing' })
  await eraseSlice(mailboxId, never)
  await expect(keepGrant(signIn)).rejects.toMatchObject({ code: 'disconnected' })
  expect(await mailboxStates(viewer)).toEqual([])
})

test('Google down while one disconnects: the token waits alone, is told later, and is forgotten then', async () => {
  const { mailboxId, email, viewer } = await at.connected('Sietse', past('sietse@spaakwerk.example', 2))
  await syncToRest(mailboxId)
  await at.google.control('faults', {
    faults: [{ match: { path: '^/revoke' }, kind: 'status', status: 503 }],
  })
  expect(await disconnectMailbox(viewer, mailboxId, 'keep')).toEqual({ revoked: false })
  expect(await mailbox(mailboxId)).toMatchObject({ phase: 'disconnected', sealedRefreshToken: null })
  expect(await mailboxPage(viewer, mailboxId)).toMatchObject({ revokeWaits: true })
  expect(await grantsOf(email)).toBe('granted')
  const [waiting] = await db().execute<{ id: string }>(
    sql`select id from revocations where mailbox_id = ${mailboxId} and next_try_at > now()`,
  )
  expect(await revoke(Number(waiting?.id))).toBe(false)
  await at.google.control('faults', undefined, 'DELETE')
  expect(await revoke(Number(waiting?.id))).toBe(true)
  expect(await revoke(Number(waiting?.id))).toBe(true) // there is nothing left to tell
  expect(await grantsOf(email)).toBe('revoked')
  expect(await mailboxPage(viewer, mailboxId)).toMatchObject({ revokeWaits: false })
  expect(await actionsOn(mailboxId)).toEqual([
    'mailbox.disconnected',
    'mailbox.google_not_told',
    'mailbox.access_ended',
  ])
})

test('a new grant is not ended by a revocation that still waits', async () => {
  const { mailboxId, email, viewer } = await at.connected('Wim', past('wim@spaakwerk.example', 2))
  await syncToRest(mailboxId)
  await at.google.control('faults', {
    faults: [{ match: { path: '^/revoke' }, kind: 'status', status: 503 }],
  })
  await disconnectMailbox(viewer, mailboxId, 'keep')
  await at.google.control('faults', undefined, 'DELETE')
  await keepGrant({ userId: viewer.userId, ...(await consent(email)) })
  expect(await revocationsOf(mailboxId)).toBe(0)
  expect((await syncToRest(mailboxId)).phase).toBe('live')
})

test('a grant that Google has ended already is no reason to wait', async () => {
  const { mailboxId, email, viewer } = await at.connected('Elin', past('elin@spaakwerk.example', 2))
  await syncToRest(mailboxId)
  await at.google.control('revoke', { email })
  expect(await disconnectMailbox(viewer, mailboxId, 'keep')).toEqual({ revoked: true })
})

test('erased: every row of it goes, shared addresses and pictures stay, and the log says how many it were', async () => {
  const giada = await at.connected('Giada', past('giada@spaakwerk.example', 8))
  const mette = await at.connected('Mette', past('mette@spaakwerk.example', 8))
  await syncToRest(giada.mailboxId)
  await syncToRest(mette.mailboxId)
  await addPictures(giada.mailboxId, 'only-giada')
  await addPictures(giada.mailboxId, 'both')
  await addPictures(mette.mailboxId, 'both')
  const others = await rowsOf(mette.mailboxId)
  const ids = await messageIds(giada.mailboxId)

  await disconnectMailbox(giada.viewer, giada.mailboxId, 'erase')
  expect((await mailboxStates(giada.viewer))[0]).toMatchObject({ phase: 'erasing', messagesTotal: 8 })
  await eraseSlice(giada.mailboxId, never)

  expect(await rowsOf(giada.mailboxId)).toEqual(NO_ROWS)
  expect(await rowsOf(mette.mailboxId)).toEqual(others)
  expect(await pictures()).toEqual(['both'])
  const left = await db().execute<{ email: string }>(
    sql`select email from addresses where email like any (array['giada@%', 'mette@%', 'camille@%']) order by email`,
  )
  expect(left.map(({ email }) => email)).toEqual(['camille@pignon.example', 'mette@spaakwerk.example'])
  const toForget = await db().execute<{ record_id: string }>(
    sql`select record_id from search_outbox where op = 'delete' order by record_id`,
  )
  expect(toForget.map(({ record_id }) => Number(record_id))).toEqual(expect.arrayContaining(ids))

  expect(await mailboxStates(giada.viewer)).toEqual([])
  expect(await wasErased(giada.viewer, giada.mailboxId)).toBe(true)
  expect(await wasErased(mette.viewer, giada.mailboxId)).toBe(false)
  expect(await wordsOf(giada.viewer)).toEqual([
    'giada@spaakwerk.example was erased here: 8 messages.',
    'Google ended Lilac’s access to giada@spaakwerk.example, as you asked.',
    'giada@spaakwerk.example was disconnected, to erase its 8 messages here.',
  ])
  const [told] = await db().execute<{ record_id: string }>(
    sql`select record_id from events where kind = 'mailbox.erased' order by id desc limit 1`,
  )
  expect(Number(told?.record_id)).toBe(giada.viewer.userId)
})

test('erasing may be stopped at any line: each chunk is whole, and the next goes on', async () => {
  const { mailboxId, viewer } = await at.connected('Camille', past('inkoop@spaakwerk.example', 4))
  await syncToRest(mailboxId)
  await db().execute(sql`
    insert into messages (mailbox_id, gmail_id, gmail_thread_id, state, lane, labels_as_of)
    select ${mailboxId}, 'x' || n, 'x' || n, 'stored', 0, 0 from generate_series(1, 1200) n`)
  await disconnectMailbox(viewer, mailboxId, 'erase')
  const stopped = new AbortController()
  const erasing = eraseSlice(mailboxId, stopped.signal)
  stopped.abort()
  await erasing
  const row = await mailbox(mailboxId)
  const there = Object.values(row.counts).reduce((sum, count) => sum + count, 0)
  expect(await messageIds(mailboxId)).toHaveLength(there)
  expect(there).toBeLessThan(row.messagesTotal ?? 0)
  expect(row.nextSyncAt.getTime()).toBeLessThanOrEqual(Date.now()) // due again at once
  await Promise.all([eraseSlice(mailboxId, never), eraseSlice(mailboxId, never)]) // two take turns
  expect(await rowsOf(mailboxId)).toEqual(NO_ROWS)
  expect((await actionsOn(mailboxId)).filter((action) => action === 'mailbox.erased')).toHaveLength(1)
})

test('an address that goes with one mailbox while another is storing mail with it is made anew', async () => {
  // The moment between looking an address up and using it can't be hit by luck: the first use is refused as Postgres would.
  await db().execute(sql`create sequence uses`)
  await db().execute(sql`
    create function refuse_first() returns trigger language plpgsql as $$ begin
      if nextval('uses') = 1 then
        delete from addresses where email = 'agnieszka@spaakwerk.example';
        raise exception using errcode = '23503', constraint = 'message_addresses_address_id_addresses_id_fk';
      end if;
      return new; end $$`)
  await db().execute(
    sql`create trigger refuse_first before insert on message_addresses for each row execute function refuse_first()`,
  )
  const { mailboxId, email } = await at.connected('Agnieszka', past('agnieszka@spaakwerk.example', 4))
  expect(await syncToRest(mailboxId)).toMatchObject({ trouble: null, breakerTries: 0 })
  await at.expectEqual(email)
  await db().execute(sql`drop trigger refuse_first on message_addresses`)
})

test('disconnecting twice is disconnecting once, and only its owner can', async () => {
  const { mailboxId, viewer } = await at.connected('Rutger', past('rutger@spaakwerk.example', 2))
  const tobias = await connectPerson(at.google, 'Tobias', 'tobias@spaakwerk.example')
  await expect(disconnectMailbox(tobias.viewer, mailboxId, 'erase')).rejects.toMatchObject({
    code: 'not_found',
  })
  await disconnectMailbox(viewer, mailboxId, 'keep')
  await disconnectMailbox(viewer, mailboxId, 'keep')
  expect(await actionsOn(mailboxId)).toEqual(['mailbox.disconnected', 'mailbox.access_ended'])
})

const wordsOf = async (viewer: Viewer) => (await mailboxDeeds(viewer)).map((deed) => deedWords(deed, 'en'))

/** What Google says of this person's last grant. */
async function grantsOf(email: string): Promise<string | undefined> {
  const { entries } = await at.google.control<{ entries: { kind: string; email?: string }[] }>(
    'journal?limit=1000000',
  )
  return entries.findLast(({ kind, email: of }) => of === email && /^(granted|revoked)$/.test(kind))?.kind
}

async function revocationsOf(mailboxId: number): Promise<number> {
  const [row] = await db().execute<{ n: number }>(
    sql`select count(*)::int as n from revocations where mailbox_id = ${mailboxId}`,
  )
  return Number(row?.n)
}

async function messageIds(mailboxId: number): Promise<number[]> {
  const rows = await db().execute<{ id: string }>(
    sql`select id from messages where mailbox_id = ${mailboxId} order by id`,
  )
  return rows.map(({ id }) => Number(id))
}

const NO_ROWS = { mailboxes: 0, messages: 0, threads: 0, labels: 0, quota: 0 }

async function rowsOf(mailboxId: number): Promise<Record<string, number>> {
  const [row] = await db().execute<Record<string, number>>(sql`
    select (select count(*)::int from mailboxes where id = ${mailboxId}) as mailboxes,
           (select count(*)::int from messages where mailbox_id = ${mailboxId}) as messages,
           (select count(*)::int from threads where mailbox_id = ${mailboxId}) as threads,
           (select count(*)::int from labels where mailbox_id = ${mailboxId}) as labels,
           (select count(*)::int from quota_leases where mailbox_id = ${mailboxId}) as quota`)
  return { ...row, quota: row?.mailboxes === 0 ? Number(row.quota) : 0 } as Record<string, number>
}

/** A picture that the first message of a mailbox shows. */
async function addPictures(mailboxId: number, hash: string): Promise<void> {
  await db().execute(
    sql`insert into inline_images (hash, type, bytes) values (${hash}, 'image/gif', 'x') on conflict do nothing`,
  )
  await db().execute(sql`
    insert into attachments (message_id, part_id, name, type, size, inline, image_hash)
    select min(id), ${hash}, 'wheel.gif', 'image/gif', 1, true, ${hash} from messages where mailbox_id = ${mailboxId}`)
}

async function pictures(): Promise<string[]> {
  const rows = await db().execute<{ hash: string }>(sql`select hash from inline_images order by hash`)
  return rows.map(({ hash }) => hash)
}

async function actionsOn(mailboxId: number): Promise<string[]> {
  const rows = await db()
    .select({ action: auditLog.action })
    .from(auditLog)
    .where(eq(sql`(details->>'mailboxId')::bigint`, mailboxId))
    .orderBy(auditLog.id)
  return rows.map(({ action }) => action)
}
