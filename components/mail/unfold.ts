import type { MessageFacts } from '#/lib/mail/types.ts'

const SHORT = 4 // messages: threads up to this length have no gap

export type ThreadItem = { kind: 'message'; message: MessageFacts } | { kind: 'gap'; count: number }

/**
 * How a thread is laid out: those in `open`, the first and the last two messages are there, and what lies between is a gap with a number. What
 * is in `kept` stays there, too: new mail must not hide what somebody reads.
 */
export function unfoldThread(
  messages: MessageFacts[],
  open: Set<number>,
  kept: 'all' | Set<number> = new Set(),
): ThreadItem[] {
  const items: ThreadItem[] = []
  for (const [index, message] of messages.entries()) {
    const ends = index === 0 || index >= messages.length - 2 || messages.length <= SHORT
    const before = items.at(-1)
    if (ends || open.has(message.id) || kept === 'all' || kept.has(message.id))
      items.push({ kind: 'message', message })
    else if (before?.kind === 'gap') before.count++
    else items.push({ kind: 'gap', count: 1 })
  }
  return items
}
