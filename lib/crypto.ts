import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

const IV_BYTES = 12 // NIST SP 800-38D §5.2.1.1: the length for which GCM needs no extra hash
const TAG_BYTES = 16

export class UnknownKey extends Error {
  override name = 'UnknownKey'
  constructor(keyId: string) {
    super(
      `Sealed with the encryption key ${keyId}, which is in neither ENCRYPTION_KEY nor ENCRYPTION_KEYS_OLD.`,
    )
  }
}

export type KeyRing = { current: string; keys: Map<string, Buffer> }

/** `current` seals, the others only open. Keys are 32 bytes in base64; a key's id is the start of its hash, so it need not be configured. */
export function keyRing(current: string, old: string[] = []): KeyRing {
  const keys = new Map(
    [current, ...old].map((text) => Buffer.from(text, 'base64')).map((key) => [keyIdOf(key), key]),
  )
  return { current: keyIdOf(Buffer.from(current, 'base64')), keys }
}

/**
 * AES-256-GCM. `purpose` says what is sealed and for which row (`mailbox:12`); it is authenticated, so a sealed value
 * can't be moved to another row. Gives `v1.<key id>.<base64url of iv, ciphertext, tag>`.
 */
export function seal(ring: KeyRing, purpose: string, secret: string): string {
  const key = ring.keys.get(ring.current)
  if (!key) throw new UnknownKey(ring.current)
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `v1.${ring.current}.${sealed.toString('base64url')}`
}

/** Throws UnknownKey when no key of the ring made it, and an error when a single bit or the purpose differs. */
export function open(ring: KeyRing, purpose: string, sealed: string): string {
  const key = ring.keys.get(keyIdIn(sealed))
  if (!key) throw new UnknownKey(keyIdIn(sealed))
  const bytes = Buffer.from(sealed.split('.')[2] ?? '', 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  )
}

/**
 * HMAC-SHA256 with a key derived for `purpose` alone (HKDF, RFC 5869), so that a signature stands for nothing else. Gives
 * `<key id>.<base64url of the MAC>`.
 */
export function sign(ring: KeyRing, purpose: string, text: string): string {
  const key = ring.keys.get(ring.current)
  if (!key) throw new UnknownKey(ring.current)
  return signatureOf(ring.current, key, purpose, text)
}

/** Whether a key of the ring, an old one too, has signed this very text for this purpose. */
export function isSigned(ring: KeyRing, purpose: string, text: string, signature: string): boolean {
  const keyId = signature.split('.', 1)[0] ?? ''
  const key = ring.keys.get(keyId)
  if (!key) return false
  const expected = Buffer.from(signatureOf(keyId, key, purpose, text))
  const given = Buffer.from(signature) // as text: base64 can write the same bytes in several ways
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function signatureOf(keyId: string, key: Buffer, purpose: string, text: string): string {
  const derived = Buffer.from(hkdfSync('sha256', key, '', purpose, 32))
  return `${keyId}.${createHmac('sha256', derived).update(text).digest('base64url')}`
}

/** The id of the key that sealed a value. */
export const keyIdIn = (sealed: string) => sealed.split('.')[1] ?? ''

/** SHA-256 in hex: for what must be recognised but not known, such as a session's id. */
export const sha256 = (value: string | Uint8Array) => createHash('sha256').update(value).digest('hex')

const keyIdOf = (key: Buffer) => sha256(key).slice(0, 8)
