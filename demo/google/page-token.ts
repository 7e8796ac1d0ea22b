import { digits } from './choices.ts'
import { GoogleError } from './errors.ts'
import type { Google } from './google.ts'

/**
 * An opaque token that says where the next page begins and which listing it belongs to. Its form differs by seed, and a token of another
 * listing, or one that was tampered with, is refused.
 */
export function pageToken(google: Google, listing: string, place: number[]): string {
  const check = digits(google.choices, 6, 'page', listing, ...place)
  const text = `${check}.${place.join('.')}`
  if (google.choices.pageTokens === 'letters') return Buffer.from(text).toString('base64url')
  if (google.choices.pageTokens === 'tilde') return `~!!~${Buffer.from(text).toString('hex')}`
  return [...Buffer.from(text)].map((byte) => String(byte).padStart(3, '0')).join('')
}

/** The place in a page token; undefined without a token. Throws 400 for one that is not of this listing. */
export function readPageToken(google: Google, listing: string, token: string | null): number[] | undefined {
  if (token === null || token === '') return undefined
  const text = plain(google, token)
  const place = text.split('.').slice(1).map(Number)
  if (place.length === 0 || place.some(Number.isNaN) || pageToken(google, listing, place) !== token) {
    throw new GoogleError(400, 'invalidArgument', 'Invalid pageToken')
  }
  return place
}

function plain(google: Google, token: string): string {
  if (google.choices.pageTokens === 'letters') return Buffer.from(token, 'base64url').toString('latin1')
  if (google.choices.pageTokens === 'tilde') return Buffer.from(token.slice(4), 'hex').toString('latin1')
  return (token.match(/\d{3}/g) ?? []).map((code) => String.fromCharCode(Number(code))).join('')
}
