import { type Begin, writerNow } from './composers.ts'
import type { Fields } from './writing.ts'

/** What was typed and is not saved yet, as this browser keeps it: a closed tab, a crash or a lost connection takes nothing away. */
export type KeptText = { begin: Begin; draftId: number | null; version: number; fields: Partial<Fields> }

const PREFIX = 'lilac-unsaved:'
const nameOf = (key: string) => `${PREFIX}${writerNow().id}:${key}`

/** Keeps it. False when this browser has no room for it. */
export function keepText(key: string, text: KeptText): boolean {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(text))
    return true
  } catch (error) {
    if (error instanceof DOMException) return false // full, or switched off
    throw error
  }
}

export const forgetText = (key: string) => localStorage.removeItem(nameOf(key))

export function keptText(key: string): KeptText | null {
  const text = localStorage.getItem(nameOf(key))
  return text === null ? null : JSON.parse(text) // written by keepText alone
}

/** The keys of all that whoever writes left unsaved in this browser. */
export function keptKeys(): string[] {
  const prefix = nameOf('')
  return Object.keys(localStorage).flatMap((name) =>
    name.startsWith(prefix) ? name.slice(prefix.length) : [],
  )
}
