import type { ActionInput } from './input.ts'

/** What a person can do to mail. */
export type ActionKind = ActionInput['kind']

/** Messages that Gmail would not change, by mailbox, and why, in words. They show what is at Gmail again. */
export type Refusal = { mailbox: string; messages: number; sentence: string }

/** An action as a page shows it while it is under way, with its undo, and when it was refused. */
export type ActionView = {
  id: number
  kind: string
  threads: number // that it was asked to change
  state: 'applying' | 'applied' | 'cancelled'
  applied: number // of them so far: a large selection takes a while
  refused: Refusal[]
  undone: boolean
}
