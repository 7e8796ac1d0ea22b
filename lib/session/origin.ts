import { env } from '#/lib/env.ts'

/** The request header in which proxy.ts tells pages their own path: a hint for the way back, never for access. */
export const PATH_HEADER = 'x-lilac-path'

/** Our own origin, as configured and never as a request claims it. */
export const ownOrigin = () => new URL(env().NEXTAUTH_URL).origin

/** Whether browsers reach us by https: then cookies carry the `__Host-` prefix and are Secure. */
export const isSecure = () => ownOrigin().startsWith('https:')

/** An address of ours in full, for a Location header. */
export const ownUrl = (path: string) => ownOrigin() + path

/**
 * Where to go after sign-in: `wanted` if it is the path of one of our pages, else `/`. Anything that a browser would
 * read as another host is refused: `//host`, `/\host`, a tab in between, `/.//host`.
 */
export function ownPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, ownOrigin())) return '/'
  const url = new URL(wanted, ownOrigin())
  const ours = url.origin === ownOrigin() && !url.pathname.startsWith('//')
  const page = !/^\/(api|sign-in)(\/|$)/.test(url.pathname)
  return ours && page ? url.pathname + url.search : '/'
}
