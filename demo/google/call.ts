import { GoogleError, invalid } from './errors.ts'
import type { Google } from './google.ts'
import type { Person } from './mailbox.ts'

/** One admitted Gmail call: whose mailbox it is about and what it asks. */
export type Call = {
  google: Google
  person: Person
  params: Record<string, string>
  query: URLSearchParams
  body: Record<string, unknown>
  /** The mail itself, when it came by upload. */
  upload: Buffer | undefined
  scopes: string[]
}

/** A path parameter; the routes say which there are. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? ''
}

export function textIn(body: Record<string, unknown>, name: string): string | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw badValue(name)
  return value
}

export function textsIn(body: Record<string, unknown>, name: string): string[] {
  const value = body[name] ?? []
  if (!Array.isArray(value) || value.some((entry) => typeof entry !== 'string')) throw badValue(name)
  return value as string[]
}

export function recordIn(body: Record<string, unknown>, name: string): Record<string, unknown> | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) throw badValue(name)
  return value as Record<string, unknown>
}

export function flagIn(query: URLSearchParams, name: string): boolean {
  const value = query.get(name)
  if (value === null || value === 'false' || value === '0') return false
  if (value === 'true' || value === '1' || value === '') return true
  throw new GoogleError(400, 'invalidArgument', `Invalid value at '${name}' (TYPE_BOOL), "${value}"`)
}

/** maxResults: 100 unless asked, at most 500 whatever is asked. */
export function pageSize(query: URLSearchParams): number {
  const text = query.get('maxResults')
  if (text === null) return 100
  const size = Number(text)
  if (!Number.isInteger(size) || size < 0) throw badValue('max_results')
  return Math.min(size === 0 ? 100 : size, 500)
}

function badValue(name: string): GoogleError {
  return invalid(`Invalid value at '${name}'`)
}
