import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import type { Google } from './google.ts'

/** The public half, as JWKS. */
export function publicKeys(google: Google) {
  const { id, secret } = signingKey(google)
  const jwk = createPublicKey(secret).export({ format: 'jwk' })
  return { keys: [{ ...jwk, kid: id, use: 'sig', alg: 'RS256' }] }
}

/** A signed token that carries the claims. */
export function signToken(google: Google, claims: Record<string, unknown>): string {
  const { id, secret } = signingKey(google)
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const content = `${part({ alg: 'RS256', kid: id, typ: 'JWT' })}.${part(claims)}`
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), secret).toString('base64url')}`
}

type Key = { id: string; secret: KeyObject }

/** The RS256 key of this Google, made once and kept with its state. */
function signingKey(google: Google): Key {
  const kept = google.store.one<{ value: string }>("SELECT value FROM meta WHERE name = 'key'")
  const pem = kept?.value ?? makeKey(google)
  return { id: createHash('sha1').update(pem).digest('hex'), secret: createPrivateKey(pem) }
}

function makeKey(google: Google): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  google.store.run("INSERT INTO meta (name, value) VALUES ('key', ?)", pem)
  return pem
}
