import { revoke } from '#/lib/mailboxes/revoke.ts'
import { endGrant } from '#/lib/queue.ts'

export const job = endGrant
export const concurrency = 1

export const run = ({ revocationId }: { revocationId: number }) => revoke(revocationId)
