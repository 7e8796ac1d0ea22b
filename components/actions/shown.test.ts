import { expect, test } from 'vitest'
import type { Rail, ThreadRow } from '#/lib/mail/types.ts'
import { addPatches, type Patch, patchesNow, refusePatches, settlePatches } from './patches.ts'
import { shownHead, shownRail, shownRows } from './shown.ts'
import type { ActionKind, Wish } from './wish.ts'

const INBOX = { address: 'inbox' }

const row = (id: number, changes: Partial<ThreadRow> = {}): ThreadRow => ({
  id,
  at: id,
  mailbox: { id: 1, address: 'lotte@spaakwerk.example', colour: 'teal' },
  people: [],
  sentOnly: false,
  messageCount: 1,
  subject: `Levering ${id}`,
  snippet: '',
  unread: true,
  starred: false,
  hasAttachments: false,
  labels: [],
  later: null,
  muted: false,
  important: false,
  ...changes,
})

const rows = [row(3), row(2), row(1)]
const ids = (some: ThreadRow[]) => some.map(({ id }) => id)

const patch = (kind: ActionKind, threads: number[], more: Partial<Patch & Wish> = {}): Patch => ({
  wish: { kind, target: { threads }, ...(more.label !== undefined && { label: more.label }) },
  rows: rows.filter(({ id }) => threads.includes(id)),
  list: more.list ?? INBOX,
  settledAt: more.settledAt ?? null,
  ...(more.undoes && { undoes: more.undoes }),
})

test.each<[ActionKind, string, boolean]>([
  ['archive', 'inbox', true],
  ['archive', 'mailbox-1', true],
  ['archive', 'all', false],
  ['archive', 'label-7', false],
  ['trash', 'all', true],
  ['trash', 'spam', true],
  ['spam', 'label-7', true],
  ['restore', 'trash', true],
  ['not_spam', 'spam', true],
  ['read', 'inbox', false],
  ['read', 'inbox-unread', true],
  ['unstar', 'starred', true],
  ['unstar', 'all-starred', true],
  ['mute', 'inbox', true],
  ['unsnooze', 'snoozed', true],
  ['unremind', 'snoozed', true],
  ['inbox', 'snoozed', true],
  ['snooze', 'snoozed', false],
  ['remind', 'inbox', false],
  ['delete', 'trash', true],
])('after %s a thread of %s leaves: %s', (kind, address, leaves) => {
  const shown = shownRows(rows, { address }, 0, [patch(kind, [2], { list: { address } })])
  expect(ids(shown)).toEqual(leaves ? [3, 1] : [3, 2, 1])
})

test('what a thread is as a whole shows at once, and a snooze goes before a reminder', () => {
  const shown = (...kinds: ActionKind[]) => {
    const patches = kinds.map(
      (kind): Patch => ({ ...patch(kind, [2]), wish: { kind, target: { threads: [2] }, until: 9 } }),
    )
    const { muted, important, later } = shownRows(rows, { address: 'all' }, 0, patches)[1] ?? row(0)
    return { muted, important, later: later?.kind ?? null }
  }
  expect(shown('mute', 'important', 'remind')).toEqual({ muted: true, important: true, later: 'reminder' })
  expect(shown('snooze', 'remind')).toEqual({ muted: false, important: false, later: 'snooze' })
  expect(shown('snooze', 'inbox').later).toBeNull()
  expect(shown('remind', 'unremind').later).toBeNull()
  expect(shown('mute', 'unmute').muted).toBe(false)
})

test('a label taken off leaves the list of that label, and no other', () => {
  const off = patch('unlabel', [2], { label: 'Offerte' })
  expect(ids(shownRows(rows, { address: 'label-7', label: 'Offerte' }, 0, [off]))).toEqual([3, 1])
  expect(ids(shownRows(rows, { address: 'label-8', label: 'Beurs' }, 0, [off]))).toEqual([3, 2, 1])
})

test('what was read after the server had it shows as it was read', () => {
  const archived = patch('archive', [2], { settledAt: 50 })
  expect(ids(shownRows(rows, INBOX, 40, [archived]))).toEqual([3, 1]) // asked for before
  expect(ids(shownRows(rows, INBOX, 60, [archived]))).toEqual([3, 2, 1]) // somebody brought it back since
})

test('an undo brings rows back to their place, whether or not the list was read in between', () => {
  const archived = patch('archive', [2], { settledAt: 50 })
  const back = patch('archive', [2], { undoes: archived })
  expect(ids(shownRows(rows, INBOX, 40, [archived, back]))).toEqual([3, 2, 1])
  expect(ids(shownRows([row(3), row(1)], INBOX, 60, [archived, back]))).toEqual([3, 2, 1])
  expect(ids(shownRows([row(3), row(1)], { address: 'all' }, 60, [archived, back]))).toEqual([3, 1])
})

test('counts follow the rows, but for those that were not counted to the end', () => {
  const head = { title: 'Inbox', scope: null, mixed: false, unread: 3, total: 3, counted: 1_000 }
  const shown = shownRows(rows, INBOX, 0, [patch('archive', [2])])
  expect(shownHead(head, rows, shown)).toMatchObject({ unread: 2, total: 2 })
  expect(shownHead({ ...head, total: 1_000 }, rows, shown)).toMatchObject({ total: 1_000 })
})

test('the rail counts what is unread in the inbox, in a mailbox, and under a label', () => {
  const rail = {
    inboxUnread: 5,
    spamUnread: 0,
    mailboxes: [{ id: 1, unread: 4 }],
    labels: [{ path: 'Offerte', unread: 2 }],
  } as unknown as Rail
  const labelled = [row(2, { labels: [{ name: 'Offerte', colour: null }] })]
  const after = (kind: ActionKind, address = 'inbox') => {
    const shown = shownRail(rail, 0, [{ ...patch(kind, [2], { list: { address } }), rows: labelled }])
    return [shown.inboxUnread, shown.mailboxes[0]?.unread, shown.labels[0]?.unread]
  }
  expect(after('read')).toEqual([4, 3, 1])
  expect(after('archive')).toEqual([4, 3, 2])
  expect(after('trash')).toEqual([4, 3, 1])
  expect(after('read', 'label-7')).toEqual([5, 4, 1])
})

test('what Gmail refused shows as it was read, though the server answered after that, or after the refusal', () => {
  const [early, late] = [patch('archive', [3]), patch('archive', [2])]
  addPatches([early, late])
  settlePatches([early], [41])
  const shown = () => ids(shownRows(rows, INBOX, 0, patchesNow()))
  expect(shown()).toEqual([1])
  refusePatches(41)
  expect(shown()).toEqual([3, 1])
  refusePatches(42)
  expect(shown()).toEqual([3, 1])
  settlePatches([late], [42])
  expect(shown()).toEqual([3, 2, 1])
})
