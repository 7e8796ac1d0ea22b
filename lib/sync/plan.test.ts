import { expect, test } from 'vitest'
import { intoBatches, partsFor } from './plan.ts'

let id = 0
const row = (gmailId: string, threadId: string, tries = 0) => ({
  id: ++id,
  gmail_id: gmailId,
  gmail_thread_id: threadId,
  tries,
})

test('from three unknown messages up a thread is fetched whole, which costs 40 units instead of 20 each', () => {
  const parts = partsFor([row('a1', 'a'), row('b1', 'b'), row('a2', 'a'), row('b2', 'b'), row('a3', 'a')])
  expect(parts.map(({ kind, gmailId, units }) => `${kind} ${gmailId} ${units}`)).toEqual([
    'thread a 40',
    'message b1 20',
    'message b2 20',
  ])
})

test('a message that made trouble travels alone, outside its thread', () => {
  const parts = partsFor([row('a1', 'a'), row('a2', 'a'), row('a3', 'a'), row('a4', 'a', 2)])
  expect(intoBatches(parts).map((batch) => batch.map(({ gmailId }) => gmailId))).toEqual([['a4'], ['a']])
})

test('a batch holds at most 25 parts', () => {
  const parts = partsFor(Array.from({ length: 60 }, (_, index) => row(`m${index}`, `t${index}`)))
  expect(intoBatches(parts).map((batch) => batch.length)).toEqual([25, 25, 10])
})

test('a batch holds about 60 messages, however few threads they are', () => {
  const parts = partsFor(Array.from({ length: 5 * 40 }, (_, index) => row(`m${index}`, `t${index % 5}`)))
  expect(intoBatches(parts).map((batch) => batch.length)).toEqual([1, 1, 1, 1, 1])
})

test('a message that stands in the plan twice is fetched once', () => {
  expect(partsFor([row('a1', 'a'), row('a1', 'a'), row('a2', 'a')]).map(({ gmailId }) => gmailId)).toEqual([
    'a1',
    'a2',
  ])
})
