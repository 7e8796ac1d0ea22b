import { domainToASCII } from 'node:url'

/**
 * An address in the form that it is sent to, or undefined where it is none. Only what every mail server reads alike: words with dots, an @, a
 * domain with a dot, whose letters beyond a to z are written in ASCII (RFC 5890). Quoted and international local parts are legal and read in
 * several ways: `"e@attacker"@victim` (GHSA-5jpx-9hw9-2fx4).
 */
export function sendableAddress(typed: string): string | undefined {
  const email = typed.trim()
  const at = email.lastIndexOf('@')
  const local = email.slice(0, at)
  const written = email.slice(at + 1)
  if (at < 1 || local.length > 64 || !LOCAL.test(local) || !/^[\p{L}\p{N}.-]+$/u.test(written))
    return undefined
  const domain = domainToASCII(written)
  return domain.length <= 253 && DOMAIN.test(domain) ? `${local}@${domain}` : undefined
}

const LOCAL = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=.*[a-z])[a-z0-9-]{2,63}$/i
