import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { z } from 'zod'
import type { Viewer } from '#/lib/access/types.ts'
import { act } from '#/lib/actions/act.ts'
import type { ActionInput } from '#/lib/actions/input.ts'
import { tellGmail } from '#/lib/actions/tell.ts'
import type { ActionView } from '#/lib/actions/types.ts'
import { undo } from '#/lib/actions/undo.ts'
import { db } from '#/lib/db.ts'
import { runSlice } from '#/lib/sync/slice.ts'
import type { TestGoogle } from './google.ts'
import { rawMail } from './raw-mail.ts'
import { never, type SyncStories, syncToRest } from './sync-stories.ts'

export type Person = { viewer: Viewer; mailboxId: number; email: string }
type Labels = Record<string, string>

const CAMILLE = 'Camille Berthoud <camille@pignon.example>'

/** A thread of three: Camille's question, the answer, and her next mail, which is not read yet. One mail stands beside it. */
export async function beginThread(
  stories: SyncStories,
  name: string,
  labels: { first?: string[]; answer?: string[]; last?: string[] } = {},
): Promise<Person & { threadId: number }> {
  const email = `${name.toLowerCase()}@spaakwerk.example`
  await stories.google.control('people', { people: [{ email, name }] })
  await stories.google.control('labels', { mailbox: email, labels: [{ name: 'Klanten' }, { name: 'Beurs' }] })
  const mail = (subject: string, minute: number, labelIds: string[], answers?: string) => ({
    raw: rawMail({
      from: subject === 'Re: Offerte' ? email : CAMILLE,
      to: subject === 'Re: Offerte' ? 'camille@pignon.example' : email,
      subject,
      id: `${minute}.${email}`,
      ...(answers && { replyTo: `${answers}.${email}` }),
    }),
    labelIds,
    internalDate: Date.UTC(2026, 10, 20, 10, minute),
  })
  const person = await stories.connected(name, [
    mail('Offerte', 1, labels.first ?? ['INBOX', 'Klanten']),
    mail('Re: Offerte', 2, labels.answer ?? ['SENT'], '1'),
    mail('RE: Offerte', 3, labels.last ?? ['INBOX', 'UNREAD'], '2'),
    mail('Beside', 4, ['INBOX', 'UNREAD', 'STARRED', 'Klanten']),
  ])
  await syncToRest(person.mailboxId)
  const { threadId } = await messageOf(person, 'Offerte')
  return { ...person, threadId }
}

/** Camille, or somebody else, writes once more in that thread. */
export async function answerAgain(
  stories: SyncStories,
  { email }: Person,
  subject: string,
  from = CAMILLE,
): Promise<void> {
  const raw = rawMail({ from, to: email, subject, id: `${subject}.${email}`, replyTo: `3.${email}` })
  await stories.google.control('deliver', { raw, rcpt: [email] })
}

/** Both sides say the same of every label of every message, and nothing waits. */
export async function expectBothEqual(stories: SyncStories, person: Person): Promise<void> {
  expect(await shown(person)).toEqual(await atGmail(stories.google, person))
  await stories.expectEqual(person.email)
  expect(await wishesLeft(person)).toBe(0)
  expect(await openRuns(person)).toBe(0)
}

/** One click. */
export const click = (
  { viewer }: Person,
  kind: ActionInput['kind'],
  target: ActionInput['target'],
  more: Partial<ActionInput> = {},
): Promise<ActionView> => act(viewer, { key: randomUUID(), kind, target, ...more })

export const takeBack = ({ viewer }: Person, { id }: ActionView): Promise<ActionView> =>
  undo(viewer, id, randomUUID())

const rowShape = z.object({ subject: z.string(), labels: z.array(z.string()) })

/** The labels that messages show here, by subject, as words in order: one's own by name. */
export async function shown({ mailboxId }: Person): Promise<Labels> {
  const rows = await db().execute(sql`
    select m.subject, array(select case l.type when 'user' then l.name else l.gmail_id end from message_labels ml join labels l on l.id = ml.label_id
                             where ml.message_id = m.id and coalesce(ml.wanted, ml.at_gmail) and l.deleted_at is null) as labels
      from messages m where m.mailbox_id = ${mailboxId} and m.state = 'stored'`)
  return bySubject(z.array(rowShape).parse([...rows]))
}

const truthShape = z.object({
  messages: z.array(z.object({ id: z.string(), labelIds: z.array(z.string()) })),
  labels: z.array(z.object({ id: z.string(), name: z.string() })),
})
const subjectShape = z.object({ gmail_id: z.string(), subject: z.string() })

/** The same as it is at Google. */
export async function atGmail(google: TestGoogle, { mailboxId, email }: Person): Promise<Labels> {
  const truth = truthShape.parse(await google.control(`truth?mailbox=${encodeURIComponent(email)}`))
  const known = await db().execute(
    sql`select gmail_id, subject from messages where mailbox_id = ${mailboxId} and subject is not null`,
  )
  const subjects = new Map(
    z
      .array(subjectShape)
      .parse([...known])
      .map((row) => [row.gmail_id, row.subject]),
  )
  const names = new Map(truth.labels.map(({ id, name }) => [id, name]))
  return bySubject(
    truth.messages.map(({ id, labelIds }) => ({
      subject: subjects.get(id) ?? id,
      labels: labelIds.map((label) => names.get(label) ?? label),
    })),
  )
}

const bySubject = (rows: z.output<typeof rowShape>[]): Labels =>
  Object.fromEntries(
    rows
      .map(({ subject, labels }) => [subject, labels.toSorted().join(' ')])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  )

/** Gmail is told, history is read and confirms, as the worker would do it, until nothing is left to do. */
export async function settleActions(person: Person): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await tellGmail(person.mailboxId, never)
    await runSlice(person.mailboxId, never)
    if ((await openRuns(person)) === 0) return
  }
  throw new Error('the actions do not come to an end')
}

export async function openRuns({ mailboxId }: Person): Promise<number> {
  const [row] = await db().execute(
    sql`select count(*)::int as n from mail_action_runs where mailbox_id = ${mailboxId} and state <> 'done'`,
  )
  return Number(row?.n)
}

/** Wishes that nothing has ended. */
async function wishesLeft({ mailboxId }: Person): Promise<number> {
  const [row] = await db().execute(sql`
    select count(*)::int as n from message_labels ml join messages m on m.id = ml.message_id
     where m.mailbox_id = ${mailboxId} and (ml.wanted is not null or ml.action_id is not null)`)
  return Number(row?.n)
}

const idShape = z.object({ id: z.coerce.number(), thread_id: z.coerce.number(), gmail_id: z.string() })

/** The message with a subject. */
export async function messageOf({ mailboxId }: Person, subject: string) {
  const [row] = await db().execute(
    sql`select id, thread_id, gmail_id from messages where mailbox_id = ${mailboxId} and subject = ${subject}`,
  )
  const { id, thread_id, gmail_id } = idShape.parse(row)
  return { id, threadId: thread_id, gmailId: gmail_id }
}
