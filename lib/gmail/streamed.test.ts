import { expect, test } from 'vitest'
import { decodeField } from './streamed.ts'

async function* pieces(text: string, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length; at += length) yield Buffer.from(text.slice(at, at + length))
}

async function decode(text: string, length: number, size: number | null): Promise<Buffer> {
  const decoded: Uint8Array[] = []
  for await (const piece of decodeField(pieces(text, length), { name: 'data', size })) decoded.push(piece)
  return Buffer.concat(decoded)
}

const bytes = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 251))

test.each([1, 3, 7, 64, 10_000])('bytes come out equal when they arrive in pieces of %i', async (length) => {
  const plain = `{"size":1000,"data":"${bytes.toString('base64url')}"}`
  const padded = `{ "data": "${bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_')}", "size": 1000 }`
  const escaped = padded.replaceAll('=', '\\u003d')
  for (const answer of [plain, padded, escaped]) expect(await decode(answer, length, 1_000)).toEqual(bytes)
})

test('an answer that breaks off is an error, not a shorter file', async () => {
  const answer = `{"data":"${bytes.toString('base64url')}"}`
  await expect(decode(answer.slice(0, -300), 64, 1_000)).rejects.toThrow('ended early')
  await expect(decode(answer, 64, 1_001)).rejects.toThrow('ended early')
  await expect(decode('{"size":1000}', 64, 1_000)).rejects.toThrow('ended early')
})

test('where the size is not known, the closing quote is the end', async () => {
  const answer = `{"data":"${bytes.toString('base64url')}"}`
  expect(await decode(answer, 64, null)).toEqual(bytes)
  await expect(decode(answer.slice(0, -2), 64, null)).rejects.toThrow('ended early')
})
