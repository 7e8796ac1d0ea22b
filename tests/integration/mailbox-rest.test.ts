import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog, mailboxes } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { hideBanner } from '#/lib/mailboxes/banner.ts'
import { failedMessages, tryFailedAgain } from '#/lib/mailboxes/failed.ts'
import { countLate, noticeLate } from '#/lib/mailboxes/late.ts'
import { lookAgain } from '#/lib/mailboxes/look.ts'
import { mailboxPage } from '#/lib/mailboxes/page.ts'
import { pauseMailbox, resumeMailbox } from '#/lib/mailboxes/pause.ts'
import { takeLease, writeAs } from '#/lib/sync/lease.ts'
import { mailboxStates } from '#/lib/sync/progress.ts'
import { runSlice } from '#/lib/sync/slice.ts'
import { connectPerson } from '#/tests/support/mailbox.ts'
import { eventDetails, mailbox, never, past, syncStories, syncToRest } from '#/tests/support/sync-stories.ts'

const at = syncStories()

test('a mailbox rests at once, keeps its cursor, and goes on with what arrived meanwhile', async () => {
  const { mailboxId, email, viewer } = await at.connected('Lotte', past('lotte@spaakwerk.example', 8))
  const before = await syncToRest(mailboxId)
  const taken = await takeLease(mailboxId)
  await pauseMailbox(viewer, mailboxId)
  if (!taken) throw new Error('no lease')
  await expect(writeAs(taken.lease, async () => undefined)).rejects.toThrow('lease') // the slice that ran

  await at.deliver(email, 'While it rested')
  const calls = await at.callsOf(email)
  await runSlice(mailboxId, never)
  expect(await at.callsOf(email)).toBe(calls)
  expect((await mailbox(mailboxId)).historyId).toBe(before.historyId)
  const [state] = await mailboxStates(viewer)
  expect(state).toMatchObject({ phase: 'live', pausedAt: expect.any(Date), trouble: null })
  await expect(lookAgain(viewer, mailboxId)).rejects.toMatchObject({ code: 'paused' })

  await resumeMailbox(viewer, mailboxId)
  await syncToRest(mailboxId)
  await at.expectEqual(email)
  expect(await actionsOn(mailboxId)).toEqual(['mailbox.paused', 'mailbox.resumed'])
})

test('looking again asks Gmail at once, and the row says when it was done', async () => {
  const { mailboxId, email, viewer } = await at.connected('Bram', past('bram@spaakwerk.example', 4))
  await syncToRest(mailboxId)
  await at.deliver(email, 'Just sent')
  await lookAgain(viewer, mailboxId)
  expect(await mailboxPage(viewer, mailboxId)).toMatchObject({ lookAsked: true })
  await runSlice(mailboxId, never)
  expect(await mailboxPage(viewer, mailboxId)).toMatchObject({
    lookAsked: false,
    counts: { stored: 5 },
    coverage: null,
  })
})

test('a look that fails is over too, and is not made before Google wants to be asked again', async () => {
  const { mailboxId, email, viewer } = await at.connected('Sietse', past('sietse@spaakwerk.example', 4))
  await syncToRest(mailboxId)
  await at.google.control('faults', {
    faults: [
      {
        match: { path: '/history', mailbox: email },
        kind: 'status',
        status: 429,
        reason: 'rateLimitExceeded',
        times: 1,
      },
    ],
  })
  await lookAgain(viewer, mailboxId)
  await runSlice(mailboxId, never)
  expect(await mailboxPage(viewer, mailboxId)).toMatchObject({ lookAsked: false })
  await expect(lookAgain(viewer, mailboxId)).rejects.toMatchObject({ code: 'slowed' })
})

test('access that comes and goes is told once and taken back once', async () => {
  const { mailboxId, email, viewer } = await at.connected('Noor', past('noor@spaakwerk.example', 4))
  await syncToRest(mailboxId)
  const told = await eventDetails(mailboxId)
  await keepPerson(email, 'domainPolicy')
  for (let slices = 0; slices < 3; slices += 1) {
    await runSlice(mailboxId, never)
    await db().update(mailboxes).set({ phase: 'live' }).where(eq(mailboxes.id, mailboxId)) // as if somebody tried again
  }
  await keepPerson(email, 'on')
  await runSlice(mailboxId, never)
  await runSlice(mailboxId, never)
  const since = (await eventDetails(mailboxId)).slice(told.length)
  expect(since.filter((details) => 'trouble' in details)).toEqual([{ trouble: 'policy' }])
  expect(since.filter((details) => 'recovered' in details)).toEqual([{ recovered: 'policy' }])
  const page = await mailboxPage(viewer, mailboxId)
  expect(page).toMatchObject({ trouble: null, earlier: { overAt: expect.any(Date) } })
  expect(page?.earlier?.what).toContain('administrator does not allow')
})

test('Google that does not answer is said at the third try, and taken back with the first success', async () => {
  const { mailboxId, email, viewer } = await at.connected('Wim', past('wim@spaakwerk.example', 4))
  await syncToRest(mailboxId)
  const told = (await eventDetails(mailboxId)).length
  await at.google.control('faults', {
    faults: [{ match: { path: '/labels', mailbox: email }, kind: 'status', status: 503, times: 4 }],
  })
  const troubles: (string | undefined)[] = []
  for (let slices = 0; slices < 5; slices += 1) {
    await runSlice(mailboxId, never)
    troubles.push((await mailboxStates(viewer))[0]?.trouble?.kind)
  }
  expect(troubles).toEqual([undefined, undefined, 'no_answer', 'no_answer', undefined])
  expect((await eventDetails(mailboxId)).slice(told)).toEqual([
    { trouble: 'no_answer' },
    { recovered: 'no_answer' },
  ])
})

test('Gmail switched off stops the mailbox with its mail, and trying again needs no Google page', async () => {
  const { mailboxId, email, viewer } = await at.connected('Elin', past('elin@spaakwerk.example', 4))
  await syncToRest(mailboxId)
  await keepPerson(email, 'off')
  const stopped = await syncToRest(mailboxId)
  expect(stopped).toMatchObject({ phase: 'stopped', trouble: 'gmail_off', counts: { stored: 4 } })
  expect((await mailboxStates(viewer))[0]?.trouble).toMatchObject({ needsPerson: true })
  await keepPerson(email, 'on')
  await at.deliver(email, 'Back again')
  await lookAgain(viewer, mailboxId)
  await syncToRest(mailboxId)
  await at.expectEqual(email)
})

test('a banner that was hidden stays away until the person’s midnight, for that trouble alone', async () => {
  const { mailboxId, email, viewer } = await at.connected('Mette', past('mette@spaakwerk.example', 2))
  await syncToRest(mailboxId)
  await at.google.control('revoke', { email })
  await syncToRest(mailboxId)
  await hideBanner({ ...viewer, zone: 'Europe/Amsterdam' }, mailboxId, 'reconnect')
  const { bannerHiddenUntil } = await mailbox(mailboxId)
  expect(inAmsterdam(bannerHiddenUntil)).toBe('00:00')
  expect((await mailboxStates(viewer))[0]?.trouble).toMatchObject({ kind: 'reconnect', hidden: true })
  await db().update(mailboxes).set({ trouble: 'policy' }).where(eq(mailboxes.id, mailboxId))
  expect((await mailboxStates(viewer))[0]?.trouble).toMatchObject({ kind: 'policy', hidden: false })
})

test('a mailbox without a success for ten minutes is late: said once, counted, and taken back', async () => {
  const { mailboxId, viewer } = await at.connected('Camille', past('camille@spaakwerk.example', 2))
  await syncToRest(mailboxId)
  expect(await countLate()).toBe(0)
  await minutesAgo(mailboxId, 9)
  await noticeLate()
  expect(await mailboxStates(viewer)).toMatchObject([{ trouble: null }])

  await minutesAgo(mailboxId, 11)
  const told = (await eventDetails(mailboxId)).length
  expect(await countLate()).toBe(1)
  await noticeLate()
  await noticeLate()
  expect(await mailboxStates(viewer)).toMatchObject([{ trouble: { kind: 'late' } }])
  await runSlice(mailboxId, never)
  expect((await eventDetails(mailboxId)).slice(told)).toEqual([{ trouble: 'late' }, { recovered: 'late' }])
  expect(await countLate()).toBe(0)

  await pauseMailbox(viewer, mailboxId)
  await minutesAgo(mailboxId, 60)
  expect(await countLate()).toBe(0) // it rests, and is not late
})

test('messages that failed are listed with what is known, and tried again one by one or all', async () => {
  const email = 'giada@spaakwerk.example'
  const messages = past(email, 12).filter((_, index) => index % 4 < 2) // three threads of two: fetched one by one
  const { ids } = await at.fillWith(email, messages)
  const poison = [ids[1], ids[3]]
  await at.google.control('faults', {
    faults: [
      {
        match: { path: '/threads/', mailbox: email },
        kind: 'status',
        status: 400,
        reason: 'invalidArgument',
      },
      ...poison.map((id) => ({
        match: { path: `/messages/${id}`, mailbox: email },
        kind: 'status',
        status: 400,
        reason: 'invalidArgument',
      })),
    ],
  })
  const { mailboxId, viewer } = await at.connected('Giada', [])
  expect((await syncToRest(mailboxId)).counts.failed).toBe(2)
  const failed = await failedMessages(viewer, mailboxId)
  expect(failed.map(({ subject, why }) => ({ subject, why }))).toEqual([
    { subject: 'Devis 1', why: 'Gmail refuses to hand it out (400 invalidArgument).' },
    { subject: 'Devis 0', why: 'Gmail refuses to hand it out (400 invalidArgument).' },
  ])
  await at.google.control('faults', undefined, 'DELETE')

  await tryFailedAgain(viewer, mailboxId, failed[0]?.id ?? 0)
  expect((await syncToRest(mailboxId)).counts).toMatchObject({ failed: 1, stored: 5 })
  await tryFailedAgain(viewer, mailboxId, null)
  expect((await syncToRest(mailboxId)).counts).toMatchObject({ failed: 0, stored: 6 })
  await at.expectEqual(email)
  await expect(tryFailedAgain(viewer, mailboxId, null)).rejects.toMatchObject({ code: 'not_failed' })
})

test('while old mail comes, the page says from when on it is here, and how long the rest takes', async () => {
  const email = 'inkoop@spaakwerk.example'
  const { mailboxId, viewer } = await at.connected('Inkoop', past(email, 300))
  await db().update(mailboxes).set({ phase: 'live' }).where(sql`false`)
  await syncToRest(mailboxId)
  // As if the older half were still to be fetched
  await db().execute(sql`
    update messages set state = 'listed', lane = 4 where mailbox_id = ${mailboxId} and id in (
      select id from messages where mailbox_id = ${mailboxId} order by id desc limit 150)`)
  await db()
    .update(mailboxes)
    .set({ phase: 'fetching', counts: { listed: 150, stored: 150, skipped: 0, failed: 0, gone: 0 } })
    .where(eq(mailboxes.id, mailboxId))
  const page = await mailboxPage(viewer, mailboxId)
  const [edge] = await db().execute<{ at: string }>(sql`
    select min(internal_at) as at from messages where mailbox_id = ${mailboxId} and state = 'stored'`)
  expect(Math.abs((page?.coverage?.getTime() ?? 0) - Date.parse(edge?.at ?? ''))).toBeLessThan(180_000 * 2) // the order of Gmail's list, give or take
  // 150 messages in threads of four, at 40 units a thread and three quarters of 6,000 units a minute
  expect(page?.minutesLeft).toBeCloseTo(((150 / 4) * 40) / 4_500, 1)
})

test('only its owner can do any of this', async () => {
  const { mailboxId } = await at.connected('Rutger', [])
  const { viewer } = await connectPerson(at.google, 'Tobias', 'tobias@spaakwerk.example')
  for (const act of [
    () => pauseMailbox(viewer, mailboxId),
    () => resumeMailbox(viewer, mailboxId),
    () => lookAgain(viewer, mailboxId),
    () => hideBanner(viewer, mailboxId, 'late'),
    () => tryFailedAgain(viewer, mailboxId, null),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'not_found' })
  expect(await mailboxPage(viewer, mailboxId)).toBeNull()
  expect(await failedMessages(viewer, mailboxId)).toEqual([])
})

const keepPerson = (email: string, mail: string) =>
  at.google.control('people', { people: [{ email, name: email, mail }] })

const minutesAgo = (mailboxId: number, minutes: number) =>
  db().execute(sql`
    update mailboxes set last_synced_at = now() - make_interval(mins => ${minutes}), started_at = now() - interval '1 day',
           runs_since = now() - interval '1 day' where id = ${mailboxId}`)

const inAmsterdam = (time: Date | null) =>
  time?.toLocaleTimeString('en-GB', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit' })

async function actionsOn(mailboxId: number): Promise<string[]> {
  const rows = await db()
    .select({ action: auditLog.action })
    .from(auditLog)
    .where(sql`details->>'mailboxId' = ${String(mailboxId)}`)
    .orderBy(auditLog.id)
  return rows.map(({ action }) => action)
}
