import { forbidden } from '#/lib/errors.ts'

/**
 * Refuses requests for other uses than these of what a mail brought: a browser says what a request is for (Fetch Metadata), and a file shown
 * as a script or style of some page is none of ours. Clients that say nothing are not browsers.
 */
export function onlyFor(request: Request, destinations: string[]): void {
  const destination = request.headers.get('sec-fetch-dest')
  const site = request.headers.get('sec-fetch-site')
  const ours = site === null || site === 'same-origin' || site === 'none' // none: typed, or from a bookmark
  if (!ours || (destination !== null && !destinations.includes(destination)))
    throw forbidden('This file is only given to the pages of this Lilac.')
}
