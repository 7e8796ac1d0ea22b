import type { Viewer } from '#/lib/access/types.ts'
import { isSigned, keyRing, sign } from '#/lib/crypto.ts'
import { env } from '#/lib/env.ts'
import { forbidden } from '#/lib/errors.ts'

const HOUR_S = 3_600
const VALID_HOURS = 24
const LONGEST_URL = 4_000 // characters: written in base64 it still passes through proxies that take 8 KB
const PURPOSE = 'remote image address'

/**
 * Gives our own addresses for the remote pictures of a message: signed for this person, message and picture, for about a day, so that
 * nobody can have other addresses fetched, or use those of a mail elsewhere. Within an hour a picture's address stays the same.
 * Undefined for one that is too long.
 */
export function remoteImageAddress(
  viewer: Viewer,
  messageId: number,
  now = Date.now(),
): (url: string) => string | undefined {
  const hours = Math.floor(now / 1000 / HOUR_S) + 1 + VALID_HOURS
  const until = (hours * HOUR_S).toString(36)
  const keys = ring()
  return (url) => {
    if (url.length > LONGEST_URL) return undefined
    const encoded = Buffer.from(url).toString('base64url')
    const signature = sign(keys, PURPOSE, signedText(viewer, messageId, until, encoded))
    return `/api/v1/messages/${messageId}/remote-images/${until}.${encoded}.${signature}`
  }
}

/** The address of a picture in the last part of one of ours. Throws 403 unless it was signed for this person and message and is still valid. */
export function signedUrl(viewer: Viewer, messageId: number, picture: string, now = Date.now()): string {
  const [until = '', encoded = '', ...signature] = picture.split('.')
  const text = signedText(viewer, messageId, until, encoded)
  const valid = isSigned(ring(), PURPOSE, text, signature.join('.'))
  if (!valid || now / 1000 >= Number.parseInt(until, 36))
    throw forbidden('This picture’s address is not valid any more. Open the message again.')
  return Buffer.from(encoded, 'base64url').toString()
}

/** No part holds a line break, so that they can't be cut otherwise. */
const signedText = (viewer: Viewer, messageId: number, until: string, encoded: string) =>
  [viewer.userId, messageId, until, encoded].join('\n')

const ring = () => keyRing(env().ENCRYPTION_KEY, env().ENCRYPTION_KEYS_OLD)
