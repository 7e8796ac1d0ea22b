import { ownOrigin } from './origin.ts'

/**
 * Whether a request was made by one of our own pages. Browsers say so in Sec-Fetch-Site, which no page can set; where
 * they don't (plain http on a host name), Origin must be ours. A request that says neither is not ours: this is what
 * stops another site from acting with a person's cookie. It never stands in for the session.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  return request.headers.get('origin') === ownOrigin()
}
