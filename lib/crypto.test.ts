import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { isSigned, keyIdIn, keyRing, open, seal, sign, UnknownKey } from './crypto.ts'

const key = () => randomBytes(32).toString('base64')

test('what is sealed opens again with the key it was sealed with, and not for another row', () => {
  const ring = keyRing(key())
  const sealed = seal(ring, 'mailbox:1:refresh-token', '1//a-refresh-token')
  expect(open(ring, 'mailbox:1:refresh-token', sealed)).toBe('1//a-refresh-token')
  expect(sealed).not.toContain('refresh')
  expect(() => open(ring, 'mailbox:2:refresh-token', sealed)).toThrow()
})

test('one flipped bit is noticed, wherever it is', () => {
  const ring = keyRing(key())
  const [version, id, text = ''] = seal(ring, 'p', 'a secret').split('.')
  const bytes = Buffer.from(text, 'base64url')
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = Buffer.from(bytes)
    changed[index] = (changed[index] ?? 0) ^ 1
    expect(() => open(ring, 'p', [version, id, changed.toString('base64url')].join('.'))).toThrow()
  }
})

test('after a rotation the old key still opens and the new one seals', () => {
  const [before, after] = [key(), key()]
  const sealed = seal(keyRing(before), 'p', 'a secret')
  const rotated = keyRing(after, [before])
  expect(open(rotated, 'p', sealed)).toBe('a secret')
  expect(keyIdIn(seal(rotated, 'p', 'a secret'))).toBe(rotated.current)
  expect(keyIdIn(sealed)).not.toBe(rotated.current)
})

test('a missing key is named by its id', () => {
  const sealed = seal(keyRing(key()), 'p', 'a secret')
  expect(() => open(keyRing(key()), 'p', sealed)).toThrow(UnknownKey)
  expect(() => open(keyRing(key()), 'p', sealed)).toThrow(keyIdIn(sealed))
})

test('a signature stands for its text and its purpose, and for nothing else', () => {
  const ring = keyRing(key())
  const signature = sign(ring, 'a', 'text')
  expect(isSigned(ring, 'a', 'text', signature)).toBe(true)
  expect(isSigned(ring, 'b', 'text', signature)).toBe(false)
  expect(isSigned(ring, 'a', 'texu', signature)).toBe(false)
  expect(isSigned(keyRing(key()), 'a', 'text', signature)).toBe(false)
  for (const forged of ['', '.', ring.current, `${ring.current}.`, `${signature}=`, `${signature}.x`])
    expect(isSigned(ring, 'a', 'text', forged)).toBe(false)
})

test('no letter of a signature can be another', () => {
  const ring = keyRing(key())
  const signature = sign(ring, 'a', 'text')
  for (let at = 0; at < signature.length; at++) {
    const other = signature[at] === 'A' ? 'B' : 'A'
    expect(isSigned(ring, 'a', 'text', signature.slice(0, at) + other + signature.slice(at + 1))).toBe(false)
  }
})

test('after a rotation what the old key signed still counts', () => {
  const [before, after] = [key(), key()]
  expect(isSigned(keyRing(after, [before]), 'a', 'text', sign(keyRing(before), 'a', 'text'))).toBe(true)
})
