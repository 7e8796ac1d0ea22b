import type { MessageFacts } from '#/lib/mail/types.ts'

const UNREAD_OPEN = 5 // frames that a page begins with beside the last message's
const SHORT = 4 // messages: threads up to this length have no gap

export type ThreadItem =
  | { kind: 'message'; message: MessageFacts; open: boolean }
  | { kind: 'gap'; count: number }

/**
 * How a thread is laid out: the last message and the newest unread ones are open, the first and the last two are there, and what lies
 * between is a gap with a number. What is in `kept` stays there, too: new mail must not hide what somebody reads.
 */
export function unfoldThread(messages: MessageFacts[], kept: 'all' | Set<number> = new Set()): ThreadItem[] {
  const last = messages.at(-1)
  const unread = messages.filter((message) => message.unread && message !== last).slice(-UNREAD_OPEN)
  const open = new Set([...unread, last])
  const items: ThreadItem[] = []
  for (const [index, message] of messages.entries()) {
    const ends = index === 0 || index >= messages.length - 2 || messages.length <= SHORT
    const before = items.at(-1)
    if (ends || open.has(message) || kept === 'all' || kept.has(message.id))
      items.push({ kind: 'message', message, open: open.has(message) })
    else if (before?.kind === 'gap') before.count++
    else items.push({ kind: 'gap', count: 1 })
  }
  return items
}
