import { expect, test } from 'vitest'
import { messageWithin } from './message-within.ts'

const RETURNED =
  'From: lotte@spaakwerk.example\r\nSubject: Devis\r\n\r\nBonjour\r\n--b is no delimiter here\r\n'

const REPORT = [
  'Subject: Delivery Status Notification',
  'Content-Type: multipart/report;',
  ' report-type=delivery-status; boundary="b b"',
  '',
  'Not for people.',
  '--b b',
  'Content-Type: text/plain',
  '',
  'It could not be delivered.',
  '--b b  ',
  'Content-Type: message/rfc822',
  '',
  `${RETURNED}--b b--`,
  'after',
  '',
].join('\r\n')

async function within(mail: string, path: number[], piece = 7): Promise<string> {
  async function* pieces() {
    const bytes = Buffer.from(mail)
    for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece)
  }
  const found: Uint8Array[] = []
  for await (const bytes of messageWithin(pieces(), path)) found.push(bytes)
  return Buffer.concat(found).toString()
}

test.each([1, 7, 100_000])(
  'a mail that a report brings back is byte for byte the same, in pieces of %d',
  async (piece) => {
    expect(await within(REPORT, [1], piece)).toBe(RETURNED.slice(0, -2)) // the last line break is the delimiter's
  },
)

test('it is found in a part of a part, and in a mail with bare line feeds', async () => {
  const outer = `Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n${REPORT}\r\n--a--\r\n`
  expect(await within(outer, [0, 1])).toBe(RETURNED.slice(0, -2))
  expect(await within(REPORT.replaceAll('\r\n', '\n'), [1])).toBe(
    RETURNED.replaceAll('\r\n', '\n').slice(0, -1),
  )
})

test('where there is no such part, there is nothing', async () => {
  expect(await within(REPORT, [2])).toBe('')
  expect(await within(REPORT, [0, 0])).toBe('')
  expect(await within('Subject: x\r\n\r\n--b\r\n\r\nhi\r\n--b--', [0])).toBe('')
})
