import { GoogleError } from './errors.ts'

/** Units a minute of each person in each client, and requests at once of each person over all clients. */
export type Quota = {
  set(limits: Partial<Limits>): Limits
  /** Takes units and a place, or throws the error that Google would answer. The place must be released. */
  admit(person: number, client: string, units: number, now: number, form: string): () => void
}

type Limits = { on: boolean; unitsPerMinute: number; concurrent: number }

const WINDOW_MS = 60_000

/** The limits of projects made since May 2026. The number of requests at once is documented nowhere; 50 is what was seen. */
export function createQuota(initial: { on: boolean }): Quota {
  const limits: Limits = { on: initial.on, unitsPerMinute: 6_000, concurrent: 50 }
  const spent = new Map<string, { at: number; units: number }[]>()
  const running = new Map<number, number>()

  return {
    set(change) {
      return Object.assign(limits, change)
    },
    admit(person, client, units, now, form) {
      const release = () => running.set(person, (running.get(person) ?? 1) - 1)
      const together = running.get(person) ?? 0
      if (limits.on) {
        if (together >= limits.concurrent) {
          throw new GoogleError(429, 'rateLimitExceeded', 'Too many concurrent requests for user')
        }
        const window = recent(spent, `${person} ${client}`, now)
        const used = window.reduce((sum, entry) => sum + entry.units, 0)
        if (used + units > limits.unitsPerMinute) {
          throw overQuota(form, (window[0]?.at ?? now) + WINDOW_MS)
        }
        const last = window.at(-1)
        if (last && now - last.at < 250) last.units += units
        else window.push({ at: now, units })
      }
      running.set(person, together + 1)
      return release
    },
  }
}

/** What was spent in the last minute, in steps of a quarter second, oldest first. */
function recent(spent: Map<string, { at: number; units: number }[]>, key: string, now: number) {
  const window = (spent.get(key) ?? []).filter((entry) => now - entry.at < WINDOW_MS)
  spent.set(key, window)
  return window
}

function overQuota(form: string, freeAt: number): GoogleError {
  const metric =
    "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user' of service 'gmail.googleapis.com' for consumer 'project_number:463716521094'."
  if (form === 'quota 429') return new GoogleError(429, 'rateLimitExceeded', metric)
  if (form === 'quota 403') return new GoogleError(403, 'rateLimitExceeded', metric)
  return new GoogleError(
    403,
    'userRateLimitExceeded',
    `User-rate limit exceeded.  Retry after ${new Date(freeAt).toISOString()}`,
  )
}
