import { expect, test } from 'vitest'
import type { MailboxState } from '#/lib/sync/types.ts'
import { progressOf } from './sync-progress.ts'

const mailbox = (changes: Partial<MailboxState>): MailboxState => ({
  id: 1,
  address: 'inkoop@spaakwerk.example',
  colour: 'rose',
  start: 'everything',
  phase: 'listing',
  pausedAt: null,
  trouble: null,
  counts: { listed: 0, stored: 0, skipped: 0, failed: 0, gone: 0 },
  messagesTotal: null,
  firstWindowAt: null,
  lastSyncedAt: null,
  ...changes,
})

test('while ids are still being told, the share is of what Gmail said there would be', () => {
  const counts = { listed: 300, stored: 90, skipped: 10, failed: 0, gone: 0 }
  expect(progressOf(mailbox({ counts, messagesTotal: 1_000 }))).toEqual({
    share: 0.1,
    listed: 400,
    stored: 90,
    left: 300,
    listing: true,
  })
})

test('once all are told, the share is of those, whatever Gmail had said', () => {
  const counts = { listed: 100, stored: 280, skipped: 15, failed: 3, gone: 2 }
  expect(progressOf(mailbox({ phase: 'fetching', counts, messagesTotal: 5_000 }))).toMatchObject({
    share: 0.75,
    left: 100,
  })
})

test('a mailbox of which nothing is known yet is at its beginning', () => {
  expect(progressOf(mailbox({}))?.share).toBe(0)
})

test('one that is up to date, waits, rests or has stopped shows no bar', () => {
  for (const phase of ['live', 'waiting', 'stopped', 'disconnected', 'erasing'] as const)
    expect(progressOf(mailbox({ phase }))).toBeNull()
  expect(progressOf(mailbox({ pausedAt: new Date() }))).toBeNull()
})
