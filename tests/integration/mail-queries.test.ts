import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '#/db/client.ts'
import { labels, mailboxes, threadLabels, threads } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { readListAddress } from '#/lib/mail/address.ts'
import { messageFrame } from '#/lib/mail/body.ts'
import { mailRail } from '#/lib/mail/rail.ts'
import { messageDetails, openThread } from '#/lib/mail/thread.ts'
import { openList, threadPage } from '#/lib/mail/threads.ts'
import type { ListAddress, ThreadPage } from '#/lib/mail/types.ts'
import { testDatabase } from '#/tests/support/database.ts'
import { testEnvironment } from '#/tests/support/environment.ts'
import { addMailbox, addMessage, addSecondMailbox, labelRow, type Mailbox, wantLabel } from './mailroom.ts'

const kept = globalThis as { lilacDatabase?: Database }
let database: Awaited<ReturnType<typeof testDatabase>>

beforeAll(async () => {
  database = await testDatabase()
  kept.lilacDatabase = openDatabase(database.url, { max: 1, name: 'test' }) // one connection, whose counters are then all there is
  Object.assign(process.env, testEnvironment({ databaseUrl: database.url, googleUrl: 'http://127.0.0.1:1' }))
})

afterAll(async () => {
  await db().$client.end()
  await database.drop()
})

const address = (text: string): ListAddress => {
  const read = readListAddress(text)
  if (!read) throw new Error(`${text} is no list`)
  return read
}

const subjects = (page: ThreadPage) => page.threads.map((thread) => thread.subject)
const listOf = async (mailbox: Mailbox, text: string) =>
  subjects(await threadPage(mailbox.viewer, address(text), 50))

test('the inboxes of two mailboxes are one list, newest first', async () => {
  const lotte = await addMailbox('Lotte')
  const verkoop = await addSecondMailbox(lotte, 'Verkoop')
  await addMessage(lotte, { thread: 'a', at: '2026-11-20T10:00Z', subject: 'Devis' })
  await addMessage(verkoop, { thread: 'b', at: '2026-11-20T11:00Z', subject: 'Ordre' })
  await addMessage(lotte, { thread: 'c', at: '2026-11-20T12:00Z', subject: 'Reklamation' })
  await addMessage(lotte, { thread: 'd', at: '2026-11-20T13:00Z', subject: 'Archived', labels: [] })

  expect(await listOf(lotte, 'inbox')).toEqual(['Reklamation', 'Ordre', 'Devis'])
  expect(await listOf(lotte, `mailbox-${verkoop.id}`)).toEqual(['Ordre'])
  expect(await listOf(lotte, 'all')).toEqual(['Archived', 'Reklamation', 'Ordre', 'Devis'])

  const list = await openList(lotte.viewer, address('inbox'))
  expect(list?.head).toMatchObject({
    title: 'Inbox',
    scope: 'All mailboxes',
    mixed: true,
    total: 3,
    unread: 0,
  })
  expect(list?.page.threads[1]?.mailbox.address).toBe('verkoop@spaakwerk.example')
})

test('pages follow each other without a gap and without a repeat, also among mails of the same second', async () => {
  const mees = await addMailbox('Mees')
  const service = await addSecondMailbox(mees, 'Service')
  for (let n = 0; n < 23; n++)
    await addMessage(n % 3 === 0 ? service : mees, {
      thread: `t${n}`,
      at: `2026-11-20T10:00:0${n % 2}Z`,
      subject: `Mail ${n}`,
    })

  const read: number[] = []
  for (let at: string | null = 'inbox'; at; ) {
    const page: ThreadPage = await threadPage(mees.viewer, address(at), 5)
    read.push(...page.threads.map((thread) => thread.id))
    at = page.older
  }
  const whole = await threadPage(mees.viewer, address('inbox'), 50)
  expect(read).toEqual(whole.threads.map((thread) => thread.id))
  expect(new Set(read).size).toBe(23)

  const all: number[] = []
  for (let at: string | null = 'all'; at; ) {
    const page: ThreadPage = await threadPage(mees.viewer, address(at), 4)
    all.push(...page.threads.map((thread) => thread.id))
    at = page.older
  }
  expect(all).toEqual(read)
})

test('a thread with several labels is listed once, with its own labels as chips and none of Gmail’s', async () => {
  const noor = await addMailbox('Noor')
  await labelRow(noor.id, 'Klanten/Offerte', '#fb4c2f')
  await addMessage(noor, {
    thread: 'a',
    at: '2026-11-20T10:00Z',
    labels: ['INBOX', 'UNREAD', 'STARRED', 'Klanten/Offerte', 'Beurs'],
  })
  const page = await threadPage(noor.viewer, address('inbox'), 50)
  expect(page.threads).toHaveLength(1)
  expect(page.threads[0]).toMatchObject({
    unread: true,
    starred: true,
    labels: [
      { name: 'Beurs', colour: null },
      { name: 'Klanten/Offerte', colour: '#fb4c2f' },
    ],
  })
})

test('labels of one name in two mailboxes are one list and one line of the rail, with the unread of both', async () => {
  const elin = await addMailbox('Elin')
  const garage = await addSecondMailbox(elin, 'Garage')
  const first = await labelRow(elin.id, 'Garantie')
  const second = await labelRow(garage.id, 'Garantie')
  await addMessage(elin, { thread: 'a', at: '2026-11-20T10:00Z', labels: ['INBOX', 'UNREAD', 'Garantie'] })
  await addMessage(garage, { thread: 'b', at: '2026-11-20T11:00Z', labels: ['UNREAD', 'Garantie'] })
  await addMessage(garage, { thread: 'c', at: '2026-11-20T12:00Z', labels: ['Garantie'] })

  const expected = ['About c', 'About b', 'About a']
  expect(await listOf(elin, `label-${first}`)).toEqual(expected)
  expect(await listOf(elin, `label-${second}`)).toEqual(expected)
  expect(await listOf(elin, `label-${second}-unread`)).toEqual(['About b', 'About a'])

  const rail = await mailRail(elin.viewer)
  expect(rail.inboxUnread).toBe(1)
  expect(rail.labels).toEqual([
    { path: 'Garantie', name: 'Garantie', depth: 0, address: `label-${first}`, colour: null, unread: 2 },
  ])
  expect(rail.mailboxes.map((mailbox) => [mailbox.address, mailbox.unread])).toEqual([
    ['elin@spaakwerk.example', 1],
    ['garage@spaakwerk.example', 0],
  ])
})

test('lists are narrowed to what is unread and what is starred in them', async () => {
  const joris = await addMailbox('Joris')
  await addMessage(joris, { thread: 'read', at: '2026-11-20T10:00Z' })
  await addMessage(joris, { thread: 'unread', at: '2026-11-20T11:00Z', labels: ['INBOX', 'UNREAD'] })
  await addMessage(joris, { thread: 'starred', at: '2026-11-20T12:00Z', labels: ['INBOX', 'STARRED'] })
  await addMessage(joris, { thread: 'elsewhere', at: '2026-11-20T13:00Z', labels: ['STARRED', 'UNREAD'] })

  expect(await listOf(joris, 'inbox-unread')).toEqual(['About unread'])
  expect(await listOf(joris, 'inbox-starred')).toEqual(['About starred'])
  expect(await listOf(joris, 'starred')).toEqual(['About elsewhere', 'About starred'])
  expect(await listOf(joris, 'all-unread')).toEqual(['About elsewhere', 'About unread'])
  expect(await listOf(joris, 'all-starred')).toEqual(['About elsewhere', 'About starred'])
})

test('spam and trash are listed under their own label and nowhere else', async () => {
  const wei = await addMailbox('Wei')
  await addMessage(wei, { thread: 'kept', at: '2026-11-20T10:00Z', subject: 'Kept', labels: ['INBOX'] })
  const label = await labelRow(wei.id, 'Acties')
  await addMessage(wei, {
    thread: 'spam',
    at: '2026-11-20T11:00Z',
    subject: 'Spam',
    labels: ['SPAM', 'UNREAD', 'Acties'],
  })
  await addMessage(wei, {
    thread: 'bin',
    at: '2026-11-20T12:00Z',
    subject: 'Bin',
    labels: ['TRASH', 'STARRED', 'INBOX'],
  })

  for (const list of ['inbox', 'all', 'all-unread', 'starred', `label-${label}`])
    expect(await listOf(wei, list), list).toEqual(['inbox', 'all'].includes(list) ? ['Kept'] : [])
  expect(await listOf(wei, 'spam')).toEqual(['Spam'])
  expect(await listOf(wei, 'spam-unread')).toEqual(['Spam'])
  expect(await listOf(wei, 'trash')).toEqual(['Bin'])
  expect(await mailRail(wei.viewer)).toMatchObject({ inboxUnread: 0, spamUnread: 1 })
})

test('one trashed message leaves its thread, and is read from the trash', async () => {
  const tom = await addMailbox('Tom')
  const kept = await addMessage(tom, { thread: 'a', at: '2026-11-20T10:00Z' })
  const thrown = await addMessage(tom, { thread: 'a', at: '2026-11-20T11:00Z', labels: ['TRASH'] })

  const thread = await openThread(tom.viewer, kept.threadId, 'mail')
  expect(thread?.messages.map((message) => message.id)).toEqual([kept.id])
  expect(thread?.elsewhere).toEqual([{ place: 'trash', count: 1 }])
  const trash = await openThread(tom.viewer, kept.threadId, 'trash')
  expect(trash?.messages.map((message) => message.id)).toEqual([thrown.id])
})

test('what a person wants of a label is shown before Gmail has confirmed it', async () => {
  const anke = await addMailbox('Anke')
  const { id, threadId } = await addMessage(anke, {
    thread: 'a',
    at: '2026-11-20T10:00Z',
    labels: ['INBOX', 'UNREAD'],
  })
  await wantLabel(anke, id, 'UNREAD', false)
  await wantLabel(anke, id, 'STARRED', true)
  await wantLabel(anke, id, 'Offerte', true)

  const thread = await openThread(anke.viewer, threadId, 'mail')
  expect(thread?.messages[0]).toMatchObject({ unread: false, starred: true })
  expect(thread?.labels).toEqual([{ name: 'Offerte', colour: null }])
  expect(await listOf(anke, 'inbox-unread')).toEqual([])
})

test('a thread of one’s own mails says whom they went to', async () => {
  const bram = await addMailbox('Bram')
  await addMessage(bram, {
    thread: 'a',
    at: '2026-11-20T10:00Z',
    labels: ['SENT'],
    from: bram.address,
    to: ['mette@ravn.example', 'giada@ruote.example'],
  })
  const page = await threadPage(bram.viewer, address('sent'), 50)
  expect(page.threads[0]).toMatchObject({
    sentOnly: true,
    people: [{ email: 'mette@ravn.example' }, { email: 'giada@ruote.example' }],
  })
})

test('another member sees nothing of it: no list, no thread, no message, no body', async () => {
  const camille = await addMailbox('Camille')
  const label = await labelRow(camille.id, 'Privé')
  const { id, threadId } = await addMessage(camille, {
    thread: 'a',
    at: '2026-11-20T10:00Z',
    labels: ['INBOX', 'UNREAD', 'Privé'],
  })
  const stranger = await addMailbox('Stranger')

  expect(await listOf(stranger, 'inbox')).toEqual([])
  expect(await listOf(stranger, 'all')).toEqual([])
  expect(await mailRail(stranger.viewer)).toMatchObject({ inboxUnread: 0, labels: [] })
  await expect(threadPage(stranger.viewer, address(`mailbox-${camille.id}`), 50)).rejects.toThrow(
    'not yours to see',
  )
  await expect(threadPage(stranger.viewer, address(`label-${label}`), 50)).rejects.toThrow('not yours to see')
  expect(await openList(stranger.viewer, address(`label-${label}`))).toBeNull()
  expect(await openThread(stranger.viewer, threadId, 'mail')).toBeNull()
  await expect(messageDetails(stranger.viewer, id, { view: 'html', images: 'off' })).rejects.toThrow(
    'not yours to see',
  )
  await expect(messageFrame(stranger.viewer, id)).rejects.toThrow('not yours to see')
})

describe('with 200,000 threads in a list', () => {
  let big: Mailbox
  let inbox: number

  beforeAll(async () => {
    big = await addMailbox('Big')
    inbox = await labelRow(big.id, 'INBOX')
    await db().execute(sql`
      insert into ${threads} (mailbox_id, gmail_id, last_message_at, message_count, unread_count)
      select ${big.id}, 'big' || n, timestamptz '2026-11-20' - n * interval '1 minute', 1, (n % 12 = 0)::int
        from generate_series(1, 200000) n`)
    await db().execute(sql`analyze ${threads}`) // else the check of the foreign key below may keep a plan made for a few rows, and take minutes
    await db().execute(sql`
      insert into ${threadLabels} (thread_id, label_id, sort_at, unread_count)
      select t.id, ${inbox}, t.last_message_at, t.unread_count from ${threads} t where t.mailbox_id = ${big.id}`)
    await db().execute(sql`analyze ${threads}, ${threadLabels}, ${labels}, ${mailboxes}`)
  })

  const minutesAgo = (minutes: number) => `before-${Date.parse('2026-11-20T00:00Z') - minutes * 60_000}-1`

  test.each(['inbox', `inbox-${minutesAgo(100_000)}`, 'all', `all-${minutesAgo(199_900)}`])(
    'a page of %s touches the rows that it shows, and not the list',
    async (list) => {
      const { page, read } = await rowsRead(() => threadPage(big.viewer, address(list), 50))
      expect(page.threads).toHaveLength(50)
      expect(read).toBeLessThan(1_000)
    },
  )

  test('the last page is as near as the first', async () => {
    const last = await threadPage(big.viewer, address(`inbox-${minutesAgo(199_997)}`), 50)
    expect(last.threads).toHaveLength(3)
    expect(last.older).toBeNull()
  })

  test('the head counts a thousand, and no further', async () => {
    const list = await openList(big.viewer, address('inbox'))
    expect(list?.head).toMatchObject({ total: 1_000, unread: 1_000, counted: 1_000 })
  })

  /** How many rows of the two big tables a piece of work makes Postgres touch, by its own counters. */
  async function rowsRead(work: () => Promise<ThreadPage>): Promise<{ page: ThreadPage; read: number }> {
    const before = await counted()
    const page = await work()
    return { page, read: (await counted()) - before }
  }

  async function counted(): Promise<number> {
    await db().execute(sql`select pg_stat_force_next_flush()`)
    const [row] = await db().execute<{ read: string }>(sql`
      select sum(coalesce(idx_tup_fetch, 0) + seq_tup_read) as read from pg_stat_user_tables
       where relname in ('threads', 'thread_labels')`)
    return Number(row?.read)
  }
})
