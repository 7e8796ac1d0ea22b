import { expect, test } from 'vitest'
import type { ThreadPage, ThreadRow } from '#/lib/mail/types.ts'
import { changeList, type ListState, startList } from './list-state.ts'

const row = (id: number, at: number, changes: Partial<ThreadRow> = {}): ThreadRow => ({
  id,
  at,
  mailbox: { id: 1, address: 'lotte@spaakwerk.example', colour: 'teal' },
  people: [],
  sentOnly: false,
  messageCount: 1,
  subject: `Thread ${id}`,
  snippet: '',
  unread: false,
  starred: false,
  hasAttachments: false,
  later: null,
  muted: false,
  important: false,
  labels: [],
  ...changes,
})

const page = (threads: ThreadRow[], older: string | null = null): ThreadPage => ({ threads, older })
const ids = (state: ListState) => state.rows.map(({ id }) => id)
const waiting = (state: ListState) => state.waiting.map(({ id }) => id)
const start = startList(page([row(3, 30), row(2, 20), row(1, 10)], 'inbox-before-10-1'))

test('new mail appears at the top for whom is there', () => {
  const state = changeList(start, {
    kind: 'fresh',
    page: page([row(4, 40), row(3, 30), row(2, 20)], 'inbox-before-20-2'),
    hold: false,
  })
  expect(ids(state)).toEqual([4, 3, 2, 1])
  expect(waiting(state)).toEqual([])
})

test('new mail waits while somebody reads further down, and comes when asked for', () => {
  const held = changeList(start, {
    kind: 'fresh',
    page: page([row(5, 50), row(4, 40), row(3, 30)], 'inbox-before-30-3'),
    hold: true,
  })
  expect(ids(held)).toEqual([3, 2, 1])
  expect(waiting(held)).toEqual([5, 4])
  const released = changeList(held, { kind: 'release' })
  expect(ids(released)).toEqual([5, 4, 3, 2, 1])
  expect(waiting(released)).toEqual([])
})

test('a thread that a new mail lifts to the top stays where it is read until then', () => {
  const held = changeList(start, {
    kind: 'fresh',
    page: page([row(1, 60), row(3, 30), row(2, 20)]),
    hold: true,
  })
  expect(ids(held)).toEqual([3, 2, 1])
  expect(waiting(held)).toEqual([1])
  expect(ids(changeList(held, { kind: 'release' }))).toEqual([1, 3, 2])
})

test('what was read or labelled elsewhere changes in its place', () => {
  const held = changeList(start, {
    kind: 'fresh',
    page: page([row(3, 30), row(2, 20, { unread: true }), row(1, 10)]),
    hold: true,
  })
  expect(held.rows[1]).toMatchObject({ id: 2, unread: true })
})

test('a thread that left the list is gone, also while one reads', () => {
  const held = changeList(start, { kind: 'fresh', page: page([row(3, 30), row(1, 10)]), hold: true })
  expect(ids(held)).toEqual([3, 1])
})

test('old mail that a first sync brings is put where it belongs, and does not wait', () => {
  const held = changeList(start, {
    kind: 'fresh',
    page: page([row(3, 30), row(9, 25), row(2, 20), row(1, 10), row(8, 5)]),
    hold: true,
  })
  expect(ids(held)).toEqual([3, 9, 2, 1, 8])
  expect(waiting(held)).toEqual([])
})

test('older pages stay when the top is read again, and nothing is shown twice', () => {
  const paged = changeList(start, {
    kind: 'older',
    page: page([row(1, 10), row(7, 8), row(6, 6)], 'inbox-before-6-6'),
  })
  expect(ids(paged)).toEqual([3, 2, 1, 7, 6])
  const fresh = changeList(paged, {
    kind: 'fresh',
    page: page([row(4, 40), row(3, 30)], 'inbox-before-30-3'),
    hold: false,
  })
  expect(ids(fresh)).toEqual([4, 3, 2, 1, 7, 6])
  expect(fresh.older).toBe('inbox-before-6-6')
})

test('an empty list fills, whether somebody reads or not', () => {
  const state = changeList(startList(page([])), { kind: 'fresh', page: page([row(1, 10)]), hold: true })
  expect(ids(state)).toEqual([1])
})
