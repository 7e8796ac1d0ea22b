import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { changeLabel, createLabel, deleteLabel } from '#/lib/actions/labels.ts'
import { tellGmail } from '#/lib/actions/tell.ts'
import { actionView } from '#/lib/actions/views.ts'
import { db } from '#/lib/db.ts'
import { mailRail } from '#/lib/mail/rail.ts'
import { openThread } from '#/lib/mail/thread.ts'
import { runSlice } from '#/lib/sync/slice.ts'
import {
  beginThread,
  click,
  expectBothEqual,
  type Person,
  settleActions,
  shown,
  takeBack,
} from '#/tests/support/action-stories.ts'
import { never, syncStories, syncToRest } from '#/tests/support/sync-stories.ts'

const stories = syncStories({ seed: 2, env: { GMAIL_UNITS_PER_MINUTE: '1000000' } })
afterEach(() => stories.google.control('faults', undefined, 'DELETE'))

const RED = { text: '#ffffff', background: '#cc3a21' }
const key = () => randomUUID()

type Shown = { name: string; background: string | null }

/** One's own labels here and at Gmail, in order of their names. */
async function bothLabels({ mailboxId, email }: Person): Promise<{ here: Shown[]; atGmail: Shown[] }> {
  const rows = await db().execute<Shown>(sql`
    select name, background_colour as background from labels
     where mailbox_id = ${mailboxId} and type = 'user' and deleted_at is null order by name`)
  const truth = z
    .object({
      labels: z.array(
        z.object({ name: z.string(), color: z.object({ backgroundColor: z.string() }).optional() }),
      ),
    })
    .parse(await stories.google.control(`truth?mailbox=${encodeURIComponent(email)}`))
  return {
    here: [...rows],
    atGmail: truth.labels
      .map(({ name, color }) => ({ name, background: color?.backgroundColor ?? null }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

const plain = (...names: string[]): Shown[] => names.map((name) => ({ name, background: null }))

async function idOf({ mailboxId }: Person, name: string): Promise<number> {
  const [row] = await db().execute(
    sql`select id from labels where mailbox_id = ${mailboxId} and name = ${name} and deleted_at is null`,
  )
  return Number(row?.id)
}

async function expectLabels(person: Person, expected: Shown[]): Promise<void> {
  const { here, atGmail } = await bothLabels(person)
  expect(here).toEqual(expected)
  expect(atGmail).toEqual(expected)
  await expectBothEqual(stories, person)
}

/** The undo of what is deleted is over. */
const letUndoEnd = ({ mailboxId }: Person) =>
  db().execute(sql`update mail_action_runs set run_at = now() where mailbox_id = ${mailboxId}`)

test('a new label is there at once, can be put on mail before Gmail made it, and goes with the undo', async () => {
  const person = await beginThread(stories, 'Make')
  const made = await createLabel(person.viewer, {
    key: key(),
    mailboxes: [person.mailboxId],
    name: 'Klanten/Offertes',
    colour: RED,
  })
  await click(person, 'label', { threads: [person.threadId] }, { label: 'klanten/offertes' })
  expect((await shown(person)).Offerte).toBe('INBOX Klanten Klanten/Offertes')
  expect((await mailRail(person.viewer)).labels.map(({ path }) => path)).toContain('Klanten/Offertes')
  await runSlice(person.mailboxId, never) // Gmail's list, which does not have it
  expect((await bothLabels(person)).here).toHaveLength(3)
  await settleActions(person)
  const coloured = { name: 'Klanten/Offertes', background: RED.background }
  await expectLabels(person, [...plain('Beurs', 'Klanten'), coloured])

  await takeBack(person, made)
  expect((await bothLabels(person)).here).toEqual(plain('Beurs', 'Klanten'))
  expect((await openThread(person.viewer, person.threadId, 'mail'))?.labels.map(({ name }) => name)).toEqual([
    'Klanten',
  ])
  await settleActions(person)
  await syncToRest(person.mailboxId)
  await expectLabels(person, plain('Beurs', 'Klanten'))
})

test('a label that a mailbox does not have is made there when mail of it gets it', async () => {
  const one = await beginThread(stories, 'First')
  const two = await beginThread(stories, 'Second')
  await db().execute(sql`update mailboxes set owner_id = ${one.viewer.userId} where id = ${two.mailboxId}`)
  await createLabel(one.viewer, { key: key(), mailboxes: [one.mailboxId], name: 'Garantie' })
  await click(one, 'label', { threads: [one.threadId, two.threadId] }, { label: 'Garantie' })
  for (const person of [one, two]) {
    await settleActions(person)
    await expectLabels(person, plain('Beurs', 'Garantie', 'Klanten'))
    expect((await shown(person)).Offerte).toContain('Garantie')
  }
})

test('renaming takes those that are nested with it, colour is its own, and both are undone', async () => {
  const person = await beginThread(stories, 'Rename')
  await createLabel(person.viewer, { key: key(), mailboxes: [person.mailboxId], name: 'Klanten/Offerte' })
  await settleActions(person)
  const changed = await changeLabel(person.viewer, await idOf(person, 'Klanten'), {
    key: key(),
    name: 'Relaties',
    colour: RED,
  })
  const renamed = [
    ...plain('Beurs'),
    { name: 'Relaties', background: RED.background },
    ...plain('Relaties/Offerte'),
  ]
  expect((await bothLabels(person)).here).toEqual(renamed)
  await runSlice(person.mailboxId, never) // Gmail's list, with the old names
  expect((await bothLabels(person)).here).toEqual(renamed)
  await settleActions(person)
  await runSlice(person.mailboxId, never)
  await expectLabels(person, renamed)
  await takeBack(person, changed)
  await settleActions(person)
  await runSlice(person.mailboxId, never)
  const { here, atGmail } = await bothLabels(person)
  expect(here.map(({ name }) => name)).toEqual(['Beurs', 'Klanten', 'Klanten/Offerte'])
  expect(atGmail.map(({ name }) => name)).toEqual(['Beurs', 'Klanten', 'Klanten/Offerte'])
})

test('a name that is taken, odd, another’s, or one of Gmail’s own is refused', async () => {
  const person = await beginThread(stories, 'Taken')
  const other = await beginThread(stories, 'Other')
  const klanten = await idOf(person, 'Klanten')
  const make = (name: string) =>
    createLabel(person.viewer, { key: key(), mailboxes: [person.mailboxId], name })
  await expect(make('klanten')).rejects.toThrow('There is a label “Klanten” already.')
  await expect(changeLabel(person.viewer, klanten, { key: key(), name: 'beurs' })).rejects.toThrow('already')
  await expect(changeLabel(other.viewer, klanten, { key: key(), name: 'Mine' })).rejects.toThrow('not yours')
  await expect(deleteLabel(other.viewer, klanten, key())).rejects.toThrow('not yours')
  const inbox = await db().execute(
    sql`select id from labels where mailbox_id = ${person.mailboxId} and gmail_id = 'INBOX'`,
  )
  await expect(deleteLabel(person.viewer, Number(inbox[0]?.id), key())).rejects.toThrow('not yours')
  const made = await make('Prullenbak') // which Gmail alone knows to be its own, in Dutch
  await settleActions(person)
  expect((await actionView(person.viewer, made.id)).refused).toHaveLength(1)
  await expectLabels(person, plain('Beurs', 'Klanten'))
})

test('a deleted label is hidden at once, comes back with the undo, and Gmail hears of it only later', async () => {
  const person = await beginThread(stories, 'Delete')
  const before = await shown(person)
  const gone = await deleteLabel(person.viewer, await idOf(person, 'Klanten'), key())
  expect((await mailRail(person.viewer)).labels.map(({ path }) => path)).toEqual(['Beurs'])
  expect((await openThread(person.viewer, person.threadId, 'mail'))?.labels).toEqual([])
  await tellGmail(person.mailboxId, never)
  await runSlice(person.mailboxId, never)
  expect((await bothLabels(person)).atGmail).toEqual(plain('Beurs', 'Klanten'))
  expect((await bothLabels(person)).here).toEqual(plain('Beurs'))
  await takeBack(person, gone)
  expect(await shown(person)).toEqual(before)
  await settleActions(person)
  await expectLabels(person, plain('Beurs', 'Klanten'))

  const again = await deleteLabel(person.viewer, await idOf(person, 'Klanten'), key())
  await letUndoEnd(person)
  await tellGmail(person.mailboxId, never)
  await expect(takeBack(person, again)).rejects.toThrow('can’t be taken back')
  await settleActions(person)
  await expectLabels(person, plain('Beurs'))
  expect((await shown(person)).Offerte).toBe('INBOX')
})

test('a label made under the name of one that is being deleted is a new one', async () => {
  const person = await beginThread(stories, 'Anew')
  await deleteLabel(person.viewer, await idOf(person, 'Klanten'), key())
  await createLabel(person.viewer, { key: key(), mailboxes: [person.mailboxId], name: 'Klanten' })
  await click(person, 'label', { threads: [person.threadId] }, { label: 'Klanten' })
  await settleActions(person)
  await expectLabels(person, plain('Beurs', 'Klanten'))
  expect((await shown(person)).Beside).not.toContain('Klanten')
})

test.each(['lost_answer', 'cut'])(
  'a label whose making was not answered (%s) is not made twice',
  async (kind) => {
    const person = await beginThread(stories, `Once${kind.replace('_', '')}`)
    await createLabel(person.viewer, {
      key: key(),
      mailboxes: [person.mailboxId],
      name: 'Nieuw',
      colour: RED,
    })
    await click(person, 'label', { threads: [person.threadId] }, { label: 'Nieuw' })
    await stories.google.control('faults', {
      faults: [{ match: { path: '/labels$', method: 'POST' }, kind, times: 1 }],
    })
    await tellGmail(person.mailboxId, never)
    await runSlice(person.mailboxId, never) // Gmail lists it already
    expect((await bothLabels(person)).here).toHaveLength(3)
    await db().execute(
      sql`update mail_action_runs set retry_at = null where mailbox_id = ${person.mailboxId}`,
    )
    await settleActions(person)
    await expectLabels(person, [...plain('Beurs', 'Klanten'), { name: 'Nieuw', background: RED.background }])
  },
)

test('a label that vanished at Gmail meanwhile can’t be renamed, and is gone here', async () => {
  const person = await beginThread(stories, 'Lost')
  const changed = await changeLabel(person.viewer, await idOf(person, 'Klanten'), { key: key(), name: 'Weg' })
  await stories.google.control('faults', {
    faults: [
      { match: { path: '/labels/', method: 'PATCH' }, kind: 'status', status: 404, reason: 'notFound' },
    ],
  })
  await settleActions(person)
  expect((await actionView(person.viewer, changed.id)).refused).toHaveLength(1)
  await runSlice(person.mailboxId, never)
  await expectLabels(person, plain('Beurs', 'Klanten')) // what Gmail has counts again
})
