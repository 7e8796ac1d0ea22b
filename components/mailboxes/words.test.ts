import { expect, test } from 'vitest'
import type { MailboxState } from '#/lib/sync/types.ts'
import { messagesOf, roughly, shareOf, standingOf, within } from './words.ts'

const mailbox = (changes: Partial<MailboxState>): MailboxState => ({
  id: 1,
  address: 'inkoop@spaakwerk.example',
  colour: 'rose',
  start: 'everything',
  phase: 'live',
  pausedAt: null,
  trouble: null,
  counts: { listed: 0, stored: 0, skipped: 0, failed: 0, gone: 0 },
  messagesTotal: null,
  firstWindowAt: null,
  lastSyncedAt: null,
  ...changes,
})

test.each([
  [0, 'less than a minute'],
  [0.4, 'less than a minute'],
  [3.2, 'about 4 min'],
  [59.9, 'about 60 min'],
  [61, 'about 1 h'],
  [108, 'about 1 h 50'],
  [117, 'about 2 h'],
  [336, 'about 5 h 40'],
  [1_000, 'about 17 h'],
])('%s minutes are said as "%s"', (minutes, words) => {
  expect(roughly(minutes)).toBe(words)
})

test.each([
  [5, 'within 5 s'],
  [60, 'within a minute'],
  [90, 'within 2 min'],
])('a look every %s s brings new mail %s', (seconds, words) => {
  expect(within(seconds)).toBe(words)
})

test('a mailbox that is being erased counts what is gone already', () => {
  const counts = { listed: 0, stored: 60, skipped: 0, failed: 0, gone: 0 }
  expect(shareOf(mailbox({ phase: 'erasing', counts, messagesTotal: 240 }))).toBe(0.75)
})

test('an empty mailbox that is up to date is done, and one that has just begun is not', () => {
  expect(shareOf(mailbox({}))).toBe(1)
  expect(shareOf(mailbox({ phase: 'listing' }))).toBe(0)
})

test('trouble that mends itself is no standing of its own', () => {
  const trouble = { needsPerson: false, since: null, what: '', meaning: '', hidden: false }
  expect(standingOf(mailbox({ trouble: { ...trouble, kind: 'history' } })).words).toBe('Up to date')
  expect(standingOf(mailbox({ trouble: { ...trouble, kind: 'no_answer' } })).words).toBe('In trouble')
  expect(standingOf(mailbox({ trouble: { ...trouble, kind: 'late' } })).words).toBe('Late')
})

test('what needs its owner is said before anything else', () => {
  const trouble = {
    kind: 'reconnect' as const,
    needsPerson: true,
    since: null,
    what: '',
    meaning: '',
    hidden: true,
  }
  expect(standingOf(mailbox({ phase: 'stopped', trouble })).words).toBe('Needs you')
})

test('numbers are written as the reader writes them', () => {
  expect(messagesOf(18_240, 'nl-NL')).toBe('18.240 messages')
  expect(messagesOf(18_240, 'en-GB')).toBe('18,240 messages')
  expect(messagesOf(1, 'nl-NL')).toBe('1 message')
})
