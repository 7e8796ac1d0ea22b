import { env } from '#/lib/env.ts'
import type { Identity } from '#/lib/session/types.ts'

/**
 * What ALLOWED_DOMAINS says of a person: `open` where it is not set. The Workspace that Google names (`hd`) decides; an
 * account without one is judged by its address, which Google has verified. A sub-domain is another domain.
 */
export function allowedByDomain(person: Identity): 'allowed' | 'foreign' | 'open' {
  const allowed = env().ALLOWED_DOMAINS
  if (allowed.length === 0) return 'open'
  return allowed.includes(person.hostedDomain ?? domainOf(person.email)) ? 'allowed' : 'foreign'
}

/** A name for the workspace to begin with: "Spaakwerk" from bram@spaakwerk.example, and a person's own where the domain is everybody's. */
export function teamName(person: Identity): string {
  const domain = person.hostedDomain ?? domainOf(person.email)
  const [label = ''] = domain.split('.')
  const everybodys = label === '' || domain === 'gmail.com' || domain === 'googlemail.com'
  return everybodys ? person.name : label.charAt(0).toUpperCase() + label.slice(1)
}

const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1)
