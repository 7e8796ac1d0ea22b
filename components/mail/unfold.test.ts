import { expect, test } from 'vitest'
import type { MessageFacts } from '#/lib/mail/types.ts'
import { unfoldThread } from './unfold.ts'

const thread = (length: number, unread: number[] = []): MessageFacts[] =>
  Array.from({ length }, (_, index) => ({
    id: index + 1,
    at: index,
    from: { name: '', email: '' },
    snippet: '',
    unread: unread.includes(index + 1),
    starred: false,
    hasAttachments: false,
  }))

/** `1 (2) [3]`: 1 is folded, two lie in a gap, 3 is open. */
function drawn(messages: MessageFacts[], kept?: 'all' | Set<number>): string {
  const last = messages.at(-1)
  const open = new Set(messages.filter((message) => message.unread || message === last).map(({ id }) => id))
  return unfoldThread(messages, open, kept)
    .map((item) => {
      if (item.kind === 'gap') return `(${item.count})`
      return open.has(item.message.id) ? `[${item.message.id}]` : `${item.message.id}`
    })
    .join(' ')
}

test('of a short thread everything is there, and the last message is open', () => {
  expect(drawn(thread(1))).toBe('[1]')
  expect(drawn(thread(4))).toBe('1 2 3 [4]')
})

test('of a long one the middle is a number', () => {
  expect(drawn(thread(500))).toBe('1 (497) 499 [500]')
  expect(drawn(thread(6), 'all')).toBe('1 2 3 4 5 [6]')
})

test('what is unread is open, wherever it stands', () => {
  expect(drawn(thread(9, [4, 5]))).toBe('1 (2) [4] [5] (2) 8 [9]')
})

test('what was there before new mail came stays there', () => {
  expect(drawn(thread(9), new Set([1, 5, 6]))).toBe('1 (3) 5 6 (1) 8 [9]')
})

test('an empty thread has nothing to show', () => {
  expect(drawn([])).toBe('')
})
