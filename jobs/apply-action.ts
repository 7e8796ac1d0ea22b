import { applyChunks } from '#/lib/actions/chunks.ts'
import { applyAction } from '#/lib/queue.ts'

export const job = applyAction
export const concurrency = 2 // it is the database's work, beside people's own

export const run = ({ actionId }: { actionId: number }, signal: AbortSignal) => applyChunks(actionId, signal)
