import { expect, test } from 'vitest'
import { readSenderChecks } from './authentication.ts'
import { readRoute } from './hops.ts'
import { readSourceHead } from './source-head.ts'

const headOf = (...lines: string[]) =>
  readSourceHead(Buffer.from(`${lines.join('\r\n')}\r\n\r\nNo: field`, 'latin1'))

test('a head is read in its order, folded lines with their field, words decoded beside what travelled', () => {
  expect(
    headOf(
      'Received: from a',
      '\tby b',
      'Subject: =?utf-8?q?D=C3=A9lai?= de',
      ' livraison',
      'no field at all',
      'X-Odd_Name : yes',
    ),
  ).toEqual([
    { name: 'Received', raw: 'from a\n\tby b', text: 'from a by b' },
    { name: 'Subject', raw: '=?utf-8?q?D=C3=A9lai?= de\n livraison', text: 'Délai de livraison' },
    { name: 'X-Odd_Name', raw: 'yes', text: 'yes' },
  ])
})

test.each([
  ['lines that end in LF alone', 'A: 1\nB: 2\n\nC: 3'],
  ['no text after it', 'A: 1\r\nB: 2'],
])('a head with %s is read', (_, source) => {
  expect(readSourceHead(Buffer.from(source)).map(({ name }) => name)).toEqual(['A', 'B'])
})

test('a head of megabytes, and one of a hundred thousand fields, are read in part', () => {
  const begun = performance.now()
  expect(readSourceHead(Buffer.from(`A: ${'x'.repeat(5_000_000)}`))).toHaveLength(1)
  expect(readSourceHead(Buffer.from('A: 1\r\n'.repeat(100_000)))).toHaveLength(1_000)
  expect(performance.now() - begun).toBeLessThan(1_000)
})

test('the way of a mail is told from its first server on, with the times', () => {
  const route = readRoute(
    headOf(
      'Received: by 2002:a05:7300:1 with SMTP id x; Fri, 20 Nov 2026 01:32:04 -0800 (PST)',
      'Received: from mail.pignon.example (mail.pignon.example. [192.0.2.7])',
      '        by mx.google.com with ESMTPS id y for <lotte@spaakwerk.example>;',
      '        Fri, 20 Nov 2026 01:32:03 -0800 (PST)',
      'Received: from laptop.local by mail.pignon.example',
    ),
  )
  expect(route).toEqual([
    { from: 'laptop.local', by: 'mail.pignon.example', at: null },
    { from: 'mail.pignon.example', by: 'mx.google.com', at: Date.UTC(2026, 10, 20, 9, 32, 3) },
    { from: '', by: '2002:a05:7300:1', at: Date.UTC(2026, 10, 20, 9, 32, 4) },
  ])
})

test('what Google wrote of the sender is read, whatever its comments hold', () => {
  const checks = readSenderChecks(
    headOf(
      'Authentication-Results: mx.google.com;',
      '       dkim=fail header.i=@old.example;',
      '       dkim=pass header.i=@pignon.example header.s=s1 header.b=abc;',
      '       spf=softfail (google.com: domain of x; dmarc=pass) smtp.mailfrom=camille@pignon.example;',
      '       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=pignon.example',
    ),
  )
  expect(checks).toEqual([
    { method: 'spf', result: 'softfail', domain: 'pignon.example' },
    { method: 'dkim', result: 'pass', domain: 'pignon.example' },
    { method: 'dmarc', result: 'pass', domain: 'pignon.example' },
  ])
})

test('what a sender wrote about himself counts for nothing', () => {
  const own = 'Authentication-Results: mail.evil.example; dkim=pass header.i=@bank.example; dmarc=pass'
  expect(readSenderChecks(headOf(own))).toEqual([])
  const below = 'Authentication-Results: mx.google.com; dmarc=pass header.from=bank.example'
  const above = 'Authentication-Results: mx.google.com; dmarc=fail header.from=bank.example'
  expect(readSenderChecks(headOf(above, below))).toEqual([
    { method: 'dmarc', result: 'fail', domain: 'bank.example' },
  ])
})
