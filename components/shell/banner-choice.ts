import type { Outgoing } from '#/lib/send/types.ts'
import type { MailboxState, Trouble } from '#/lib/sync/types.ts'

/** What is said above every page: of a mailbox in trouble, of mail that was not sent, of a mailbox that waits for its owner to say what to fetch, or that there is none. */
export type BannerChoice =
  | { kind: 'trouble'; mailboxId: number; trouble: Trouble }
  | { kind: 'unsent'; failed: number; asking: number }
  | { kind: 'waiting'; address: string }
  | { kind: 'none' }

/**
 * The one thing to be said, the most urgent first: a mailbox that waits for its owner, mail that does not leave by itself (`outgoing`; null: that is
 * said already), a mailbox that is late, one in trouble that passes, then the choice of what to fetch. Null where all is well.
 */
export function chooseBanner(
  mailboxes: MailboxState[],
  outgoing: Pick<Outgoing, 'failed' | 'asking' | 'hidden'> | null,
): BannerChoice | null {
  const [worst] = mailboxes
    .flatMap(({ id, trouble }) => (trouble && isShown(trouble) ? [{ mailboxId: id, trouble }] : []))
    .toSorted((a, b) => rank(a.trouble) - rank(b.trouble))
  if (worst?.trouble.needsPerson) return { kind: 'trouble', ...worst }
  if (outgoing && !outgoing.hidden && outgoing.failed + outgoing.asking > 0)
    return { kind: 'unsent', failed: outgoing.failed, asking: outgoing.asking }
  if (worst) return { kind: 'trouble', ...worst }
  const waiting = mailboxes.find(({ phase, trouble }) => phase === 'waiting' && !trouble)
  if (waiting) return { kind: 'waiting', address: waiting.address }
  return mailboxes.length === 0 ? { kind: 'none' } : null
}

const isShown = ({ kind, hidden }: Trouble) => !hidden && kind !== 'history' // which mends itself, and whose page says it

const rank = ({ kind, needsPerson }: Trouble) => (needsPerson ? 0 : kind === 'late' ? 1 : 2)
