import { isSecure } from './origin.ts'

/** The cookies of sign-in. None of them outlives what it is for, and no script reads them. */
export type CookieName =
  | 'session'
  | 'return'
  | 'csrf'
  | 'pkce'
  | 'state'
  | 'nonce'
  | 'consent'
  | 'refused'
  | 'told'

/** The name as browsers see it. `__Host-` binds a cookie to this very host and to https; browsers refuse it on plain http. */
export const cookieName = (name: CookieName) => `${isSecure() ? '__Host-' : ''}lilac.${name}`

/** What every one of our cookies has. Lax, since the way back from Google is a link from another site. */
export const cookieOptions = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: isSecure(),
  path: '/',
})

/** A Set-Cookie header for one of our cookies; `maxAge` in seconds, 0 takes it away. */
export function setCookie(name: CookieName, value: string, maxAge: number): string {
  const secure = isSecure() ? '; Secure' : ''
  return `${cookieName(name)}=${encodeURIComponent(value)}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`
}

/** The value of one of our cookies in a request. */
export function readCookie(request: Request, name: CookieName): string | undefined {
  const wanted = `${cookieName(name)}=`
  const pair = (request.headers.get('cookie') ?? '')
    .split(';')
    .map((text) => text.trim())
    .find((text) => text.startsWith(wanted))
  return pair && decode(pair.slice(wanted.length))
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined // not one of ours
  }
}
