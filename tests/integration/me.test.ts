import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '#/db/client.ts'
import { users } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { lookOf } from '#/lib/me/queries.ts'
import { regionOf } from '#/lib/me/region.ts'
import { changeSettings, learnRegion } from '#/lib/me/settings.ts'
import { testDatabase } from '#/tests/support/database.ts'
import { testEnvironment } from '#/tests/support/environment.ts'
import { addMailbox, type Mailbox } from './mailroom.ts'

const kept = globalThis as { lilacDatabase?: Database }
let database: Awaited<ReturnType<typeof testDatabase>>

beforeAll(async () => {
  database = await testDatabase()
  kept.lilacDatabase = openDatabase(database.url, { max: 1, name: 'test' })
  Object.assign(process.env, testEnvironment({ databaseUrl: database.url, googleUrl: 'http://127.0.0.1:1' }))
})

afterAll(async () => {
  await db().$client.end()
  await database.drop()
})

async function regionNow({ viewer }: Mailbox) {
  const [row] = await db()
    .select({ zone: users.zone, locale: users.locale })
    .from(users)
    .where(eq(users.id, viewer.userId))
  return row
}

test('a browser says once where somebody is, and never again', async () => {
  const mette = await addMailbox('Mette')
  await learnRegion(mette.viewer, 'Europe/Copenhagen', 'da-DK,da;q=0.9,en;q=0.8')
  expect(await regionNow(mette)).toEqual({ zone: 'Europe/Copenhagen', locale: 'da-DK' })
  await learnRegion(mette.viewer, 'Asia/Tokyo', 'ja') // on a journey
  expect(await regionNow(mette)).toEqual({ zone: 'Europe/Copenhagen', locale: 'da-DK' })
})

test('what somebody chose stays, and the browser fills in the rest', async () => {
  const noor = await addMailbox('Noor')
  await changeSettings(noor.viewer, { locale: 'fr-BE' })
  await learnRegion(noor.viewer, 'Europe/Brussels', 'nl')
  expect(await regionNow(noor)).toEqual({ zone: 'Europe/Brussels', locale: 'fr-BE' })
})

test('before anything is known, the most wanted language decides, and the workspace’s zone', async () => {
  const { viewer } = await addMailbox('Agnieszka')
  expect(await regionOf(viewer, 'en;q=0.5, pl-PL, *;q=0.1')).toEqual({
    zone: 'UTC',
    locale: 'pl-PL',
    weekStart: 1,
  })
  expect(await regionOf({ ...viewer, zone: 'Europe/Warsaw', locale: 'pl' }, 'de')).toEqual({
    zone: 'Europe/Warsaw',
    locale: 'pl-PL',
    weekStart: 1,
  })
  expect(await regionOf(viewer, 'en-US')).toMatchObject({ weekStart: 0 })
})

test('one person’s look is not another’s', async () => {
  const [lotte, bram] = [await addMailbox('Lotte'), await addMailbox('Bram')]
  await changeSettings(lotte.viewer, { theme: 'dark', singleKeys: false, undoSeconds: 30 })
  await changeSettings(lotte.viewer, {})
  expect(await lookOf(lotte.viewer)).toEqual({
    theme: 'dark',
    singleKeys: false,
    listForm: 'split',
    undoSeconds: 30,
  })
  expect(await lookOf(bram.viewer)).toEqual({
    theme: 'system',
    singleKeys: true,
    listForm: 'split',
    undoSeconds: 10,
  })
})
