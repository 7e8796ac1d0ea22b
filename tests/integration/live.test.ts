import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { authSessions, users } from '#/db/schema/index.ts'
import { sha256 } from '#/lib/crypto.ts'
import { db } from '#/lib/db.ts'
import { announce, record } from '#/lib/events.ts'
import { livePosition, newsSince } from '#/lib/live/events.ts'
import { readPosition } from '#/lib/live/position.ts'
import { liveStream } from '#/lib/live/stream.ts'
import type { LiveEvent } from '#/lib/live/types.ts'
import { testDatabase } from '#/tests/support/database.ts'
import { testEnvironment } from '#/tests/support/environment.ts'
import { until } from '#/tests/support/until.ts'
import { addMailbox, type Mailbox } from './mailroom.ts'

let database: Awaited<ReturnType<typeof testDatabase>>

beforeAll(async () => {
  database = await testDatabase()
  Object.assign(process.env, testEnvironment({ databaseUrl: database.url, googleUrl: 'http://127.0.0.1:1' }))
})

afterAll(async () => {
  await db().$client.end()
  await database.drop()
})

test('an open page learns what happens in its own mailboxes, and of no other', async () => {
  const [lotte, bram] = [await addMailbox('Lotte'), await addMailbox('Bram')]
  const page = await openPage(lotte)
  await happen(bram, 1)
  await happen(lotte, 2)
  expect(await page.next()).toEqual([event(lotte, 2)])
  await page.close()
})

test('without a notification it learns of it within seconds', async () => {
  const noor = await addMailbox('Noor')
  const page = await openPage(noor)
  await db().transaction((tx) => record(tx, [{ ...event(noor, 7) }]))
  expect(await page.next()).toEqual([event(noor, 7)])
  await page.close()
})

test('what happened between a page’s own look and its connection is told', async () => {
  const mees = await addMailbox('Mees')
  const position = await livePosition()
  await happen(mees, 3)
  const page = await openPage(mees, position)
  expect(await page.next()).toEqual([event(mees, 3)])
  await happen(mees, 4)
  expect(await page.next()).toEqual([event(mees, 4)])
  await page.close()
})

test('a change that began first and is committed last is not passed over', async () => {
  const elin = await addMailbox('Elin')
  const page = await openPage(elin)
  const slow = postgres(database.url, { max: 1 })
  const { promise: committing, resolve: commit } = Promise.withResolvers<void>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const first = slow.begin(async (tx) => {
    await tx`insert into events (kind, mailbox_id, record_kind, record_id) values ('mail.arrived', ${elin.id}, 'thread', 1)`
    begin()
    await committing
  })
  await begun
  await happen(elin, 2) // a later transaction, committed at once
  expect(await newsSince(elin.viewer, readPosition('0-0'))).toMatchObject({ events: [] }) // it waits for the first
  commit()
  await first
  await slow.end()
  announce()
  const told = [...(await page.next())]
  if (told.length < 2) told.push(...(await page.next()))
  expect(told).toEqual([event(elin, 1), event(elin, 2)])
  await page.close()
})

test('a page that lost its connection goes on from where it was', async () => {
  const joris = await addMailbox('Joris')
  const page = await openPage(joris)
  await happen(joris, 1)
  await page.next()
  await page.close()
  await happen(joris, 2)
  const again = await openPage(joris, page.lastId())
  expect(await again.next()).toEqual([event(joris, 2)])
  await again.close()
})

test('a page that can only ask is told the same, once', async () => {
  const wei = await addMailbox('Wei')
  const start = await livePosition()
  await happen(wei, 5)
  let news = { events: [] as LiveEvent[], position: start }
  await until(
    async () => {
      news = await newsSince(wei.viewer, readPosition(start))
      return news.events.length > 0
    },
    { of: 'the event: it waits for what was begun before it, in other databases as well', within: 20_000 },
  )
  expect(news.events).toEqual([event(wei, 5)])
  expect((await newsSince(wei.viewer, readPosition(news.position))).events).toEqual([])
})

test('a session that is ended is told so, and hears nothing more', async () => {
  const tom = await addMailbox('Tom')
  const page = await openPage(tom)
  await db().delete(authSessions).where(eq(authSessions.userId, tom.viewer.userId))
  await happen(tom, 9)
  expect(await page.rest()).toContain('event: signed-out')
})

test('a deactivated person is cut off', async () => {
  const anke = await addMailbox('Anke')
  const page = await openPage(anke)
  await db().update(users).set({ deactivatedAt: sql`now()` }).where(eq(users.id, anke.viewer.userId))
  await happen(anke, 9)
  const rest = await page.rest()
  expect(rest).toContain('event: signed-out')
  expect(rest).not.toContain('recordId')
})

const event = (mailbox: Mailbox, recordId: number): LiveEvent => ({
  kind: 'mail.arrived',
  mailboxId: mailbox.id,
  recordKind: 'thread',
  recordId,
})

async function happen(mailbox: Mailbox, recordId: number): Promise<void> {
  await db().transaction((tx) => record(tx, [{ ...event(mailbox, recordId) }]))
  announce()
}

/** A page with an open connection: reads the messages of its stream, one after the other. */
async function openPage(mailbox: Mailbox, after?: string) {
  const token = `session of ${mailbox.address}`
  await db()
    .insert(authSessions)
    .values({
      tokenHash: sha256(token),
      userId: mailbox.viewer.userId,
      expiresAt: new Date(Date.now() + 60_000),
    })
    .onConflictDoNothing()
  const browser = new AbortController()
  const { body } = liveStream(token, readPosition(after ?? (await livePosition())), browser.signal)
  if (!body) throw new Error('no stream')
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let read = ''
  let lastId = ''
  async function more(): Promise<boolean> {
    const { done, value } = await reader.read()
    read += value ?? ''
    return !done
  }
  return {
    lastId: () => lastId,
    async next(): Promise<LiveEvent[]> {
      for (;;) {
        const found = /id: (\S+)\ndata: (.*)\n\n/.exec(read)
        if (found?.[1] && found[2]) {
          lastId = found[1]
          read = read.slice(found.index + found[0].length)
          return JSON.parse(found[2])
        }
        if (!(await more())) throw new Error(`the stream ended with ${read}`)
      }
    },
    async rest(): Promise<string> {
      while (await more());
      return read
    },
    async close() {
      browser.abort()
      await reader.cancel().catch(() => undefined)
    },
  }
}
