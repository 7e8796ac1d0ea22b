import { useSyncExternalStore } from 'react'
import type { ThreadRow } from '#/lib/mail/types.ts'
import type { ShownList } from './effects.ts'
import type { Wish } from './wish.ts'

/**
 * A change that shows before the server has said so. It is laid over whatever was read before the server answered: what was read later has it
 * already. So nothing flickers, whatever events and answers come in between, and taking it back is leaving it out.
 */
export type Patch = {
  wish: Wish
  undoes?: Patch // it takes that one back
  rows: ThreadRow[] // as they were shown before
  list: ShownList // where they were
  settledAt: number | null // by performance.now(); null until the server has answered
  action?: number | undefined // its id, from then on
}

const MOST = 300 // lists that were read before so many are read anew anyway

let patches: Patch[] = []
const refused = new Set<number>() // actions
const NONE: Patch[] = []
const listeners = new Set<() => void>()

/** All of this page, oldest first. */
export const usePatches = (): Patch[] =>
  useSyncExternalStore(
    subscribe,
    () => patches,
    () => NONE,
  )

export const patchesNow = () => patches

export function addPatches(added: Patch[]): void {
  change([...patches, ...added].slice(-MOST))
}

/** Leaves out what did not come true. */
export function dropPatches(dropped: Patch[]): void {
  change(patches.filter((patch) => !dropped.includes(patch)))
}

/** Gives the patches anew: the server has them from now on, as these actions. */
export function settlePatches(settled: Patch[], actions: number[] = []): void {
  const settledAt = performance.now()
  for (const [index, patch] of settled.entries()) Object.assign(patch, { settledAt, action: actions[index] })
  change(patches.filter(isLaid))
}

/** Gmail refused an action: what is at Gmail shows, also in what was asked for before the server answered. */
export function refusePatches(action: number): void {
  refused.add(action)
  change(patches.filter(isLaid))
}

const isLaid = ({ action }: Patch) => action === undefined || !refused.has(action)

/** Those that something which was asked for at `readAt` may not have. */
export const patchesSince = (all: Patch[], readAt: number) =>
  all.filter(({ settledAt }) => settledAt === null || settledAt >= readAt)

function change(next: Patch[]) {
  patches = next
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
