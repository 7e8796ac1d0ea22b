import { z } from 'zod'
import { env } from '#/lib/env.ts'

const GOOGLE = 'https://accounts.google.com'
const GMAIL = 'https://gmail.googleapis.com'
const KEEP_MS = 60 * 60 * 1000 // Google's own cache header for this document says one hour
const TIMEOUT_MS = 10_000

const discoverySchema = z.object({
  issuer: z.url(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  revocation_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url(),
})

export type GoogleEndpoints = z.output<typeof discoverySchema>

let kept: { endpoints: GoogleEndpoints; until: number } | undefined

/** Where OpenID Connect discovery is read: Google's, or that of `GOOGLE_BASE_URL`. */
export const discoveryUrl = () => `${env().GOOGLE_BASE_URL ?? GOOGLE}/.well-known/openid-configuration`

/** The origin of the Gmail API, without a slash at its end. */
export const gmailOrigin = () => env().GOOGLE_BASE_URL ?? GMAIL

/** Google's addresses for sign-in and tokens, from discovery and kept for an hour. Throws when Google does not answer or answers nonsense. */
export async function googleEndpoints(): Promise<GoogleEndpoints> {
  if (kept && kept.until > Date.now()) return kept.endpoints
  const response = await fetch(discoveryUrl(), { signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (!response.ok) throw new Error(`Google's discovery document answered ${response.status}`)
  const endpoints = discoverySchema.parse(await response.json())
  kept = { endpoints, until: Date.now() + KEEP_MS }
  return endpoints
}
