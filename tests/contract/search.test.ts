import type { gmail_v1 } from '@googleapis/gmail'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ANNA, mail, multipart, need, refusal, SEEDS, startWorld, type World } from './world.ts'

const DAY = 86_400_000

describe.each(SEEDS)('searching, seed %i', (seed) => {
  let world: World
  let anna: gmail_v1.Gmail
  const named: Record<string, string> = {}

  beforeAll(async () => {
    world = await startWorld(seed)
    anna = await world.client(ANNA)
    await world.google.control('labels', { mailbox: ANNA, labels: [{ name: 'Customers/Big ones' }] })
    const file = multipart('mixed', [
      'Content-Type: text/plain\r\n\r\nsee the file',
      'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\npdf',
    ])
    const put = async (name: string, bytes: Buffer, labelIds: string[], internalDate: number) => {
      const message = { raw: bytes.toString('base64url'), labelIds, internalDate }
      const { ids } = await world.google.control<{ ids: string[] }>('messages', {
        mailbox: ANNA,
        messages: [message],
      })
      named[need(ids[0])] = name
    }
    const old = Date.UTC(2026, 0, 15, 12)
    await put(
      'offer',
      mail({ Subject: 'Offer for hubs', 'Message-ID': '<offer@postma.example>', To: ANNA }, 'Forty hubs.'),
      ['INBOX', 'UNREAD'],
      old,
    )
    await put(
      'file',
      mail(
        { From: 'Lea <lea@rim.example>', Subject: 'Drawing', 'Content-Type': file.type, To: ANNA },
        file.body,
      ),
      ['INBOX', 'Customers/Big ones'],
      old + DAY,
    )
    await put(
      'large',
      mail({ Subject: 'Large', To: 'team@rim.example' }, 'x'.repeat(5_000)),
      ['STARRED'],
      Date.now() - 3 * DAY,
    )
    await put(
      'sent',
      mail({ From: ANNA, To: 'erik@postma.example', Subject: 'Re: Offer for hubs' }),
      ['SENT'],
      Date.now() - DAY,
    )
    await put('trash', mail({ Subject: 'Old hubs' }), ['TRASH'], old)
    await anna.users.drafts.create({
      userId: 'me',
      requestBody: { message: { raw: mail({ Subject: 'Draft hubs', To: ANNA }).toString('base64url') } },
    })
  })
  afterAll(() => world.stop())

  const find = async (q: string) => {
    const { data } = await anna.users.messages.list({ userId: 'me', q })
    return (data.messages ?? []).map(({ id }) => named[need(id)] ?? 'draft').sort()
  }

  test.each([
    ['hubs', ['draft', 'offer', 'sent']],
    ['"forty hubs"', ['offer']],
    ['from:erik', ['draft', 'large', 'offer']],
    ['from:lea@rim.example', ['file']],
    ['to:erik@postma.example', ['sent']],
    ['to:me', ['draft', 'file', 'offer']],
    ['subject:drawing', ['file']],
    ['subject:(offer hubs)', ['offer', 'sent']],
    ['in:inbox', ['file', 'offer']],
    ['in:sent', ['sent']],
    ['in:trash', ['trash']],
    ['in:anywhere hubs', ['draft', 'offer', 'sent', 'trash']],
    ['hubs -in:draft', ['offer', 'sent']],
    ['hubs -in:spam', ['draft', 'offer', 'sent']],
    ['-in:inbox -in:draft', ['large', 'sent']],
    ['label:customers-big-ones', ['file']],
    ['is:unread', ['offer']],
    ['is:read -in:draft', ['file', 'large', 'sent']],
    ['is:starred', ['large']],
    ['has:attachment', ['file']],
    ['rfc822msgid:offer@postma.example', ['offer']],
    ['rfc822msgid:<offer@postma.example>', ['offer']],
    ['larger:4K', ['large']],
    ['smaller:4K in:inbox', ['file', 'offer']],
    ['newer_than:2d -in:draft', ['sent']],
    ['older_than:30d', ['file', 'offer']],
    ['subject:drawing OR subject:large', ['file', 'large']],
    ['{subject:drawing is:starred}', ['file', 'large']],
    ['before:2026/01/16', ['offer']],
    ['after:2026/01/16 before:2026/02/01', ['file']],
    [`after:${Date.UTC(2026, 0, 16, 12) / 1_000} older_than:30d`, ['file']],
    [`before:${Date.UTC(2026, 0, 15, 12) / 1_000}`, []],
    ['nowhere', []],
  ])('%s', async (q, expected) => {
    expect(await find(q)).toEqual(expected)
  })

  test('a token that sees only headers cannot search', async () => {
    const poor = await world.client(ANNA, 'metadata')
    expect(await refusal(poor.users.messages.list({ userId: 'me', q: 'hubs' }))).toMatchObject({
      status: 403,
      message: "Metadata scope does not support 'q' parameter",
    })
    await poor.users.messages.list({ userId: 'me' })
  })
})
