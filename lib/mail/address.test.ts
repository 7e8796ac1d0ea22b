import { expect, test } from 'vitest'
import { readListAddress, writeListAddress } from './address.ts'

test.each([
  'inbox',
  'inbox-unread',
  'starred',
  'sent-before-1764000000000-88',
  'all-starred',
  'spam',
  'trash-unread',
  'mailbox-3',
  'mailbox-3-starred',
  'label-12',
  'label-12-unread-before-1764000000000-88',
])('%s names a list, and is written as it was read', (text) => {
  const address = readListAddress(text)
  expect(address).not.toBeNull()
  expect(address && writeListAddress(address)).toBe(text)
})

test.each([
  '',
  'Inbox',
  'drafts',
  'label-',
  'label-x',
  'mailbox-1-2',
  'inbox-all',
  'starred-starred',
  'trash-starred',
  'inbox-before-5',
  'inbox-before-99999999999999999999-1',
  'inbox%20',
])('%j names none', (text) => {
  expect(readListAddress(text)).toBeNull()
})
