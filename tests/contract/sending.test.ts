import type { gmail_v1 } from '@googleapis/gmail'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '#/tests/support/until.ts'
import { ANNA, BRAM, CARLA, mail, need, refusal, SEEDS, startWorld, type World } from './world.ts'

describe.each(SEEDS)('sending, seed %i', (seed) => {
  let world: World
  let anna: gmail_v1.Gmail
  let bram: gmail_v1.Gmail

  beforeAll(async () => {
    world = await startWorld(seed)
    await world.google.control('people', {
      people: [
        {
          email: ANNA,
          name: 'Anna de Wit',
          signature: '<b>Anna</b>',
          sendAs: [
            { email: 'sales@spaakwerk.example', name: 'Sales' },
            { email: 'new@spaakwerk.example', name: 'New', verified: false },
          ],
        },
      ],
    })
    anna = await world.client(ANNA, 'modify')
    bram = await world.client(BRAM)
  })
  afterAll(() => world.stop())

  const send = async (bytes: Buffer, threadId?: string) =>
    (
      await anna.users.messages.send({
        userId: 'me',
        requestBody: { raw: bytes.toString('base64url'), ...(threadId && { threadId }) },
      })
    ).data
  const headersOf = async (client: gmail_v1.Gmail, id: string | null | undefined) => {
    const { data } = await client.users.messages.get({ userId: 'me', id: need(id), format: 'metadata' })
    return need(data.payload?.headers)
  }
  const value = (headers: gmail_v1.Schema$MessagePartHeader[], name: string) =>
    headers.find((header) => header.name?.toLowerCase() === name.toLowerCase())?.value
  const newest = async (client: gmail_v1.Gmail, subject: string) => {
    const { data } = await client.users.messages.list({ userId: 'me', q: `subject:"${subject}" in:anywhere` })
    return need(data.messages?.[0])
  }

  test('the answer is short: id, thread, labels', async () => {
    const data = await send(mail({ From: ANNA, To: BRAM, Subject: 'Short' }))
    expect(data).toEqual({ id: expect.any(String), threadId: expect.any(String), labelIds: ['SENT'] })
  })

  test('mail reaches people here, in their inbox, unread, and threaded there by its headers', async () => {
    await send(mail({ From: ANNA, To: BRAM, Subject: 'Plan' }))
    const received = await newest(bram, 'Plan')
    const { data } = await bram.users.messages.get({ userId: 'me', id: need(received.id) })
    expect(data.labelIds).toEqual(expect.arrayContaining(['INBOX', 'UNREAD']))
    const id = need(value(need(data.payload?.headers), 'message-id'))
    const answer = await bram.users.messages.send({
      userId: 'me',
      requestBody: {
        raw: mail({ From: BRAM, To: ANNA, Subject: 'Re: Plan', 'In-Reply-To': id, References: id }).toString(
          'base64url',
        ),
        threadId: received.threadId ?? null,
      },
    })
    expect(answer.data.threadId).toBe(received.threadId)
    const mine = await anna.users.threads.get({
      userId: 'me',
      id: need((await newest(anna, 'Re: Plan')).threadId),
    })
    expect(mine.data.messages).toHaveLength(2)
  })

  test('the Message-ID is replaced and the old one kept nowhere; other headers stay', async () => {
    const { id } = await send(
      mail({
        From: ANNA,
        To: BRAM,
        Subject: 'Own id',
        'Message-ID': '<own@spaakwerk.example>',
        'X-Lilac': 'marker',
      }),
    )
    const headers = await headersOf(anna, id)
    expect(value(headers, 'message-id')).toMatch(/^<CA[\w-]+@mail\.gmail\.com>$/)
    expect(JSON.stringify(headers)).not.toContain('own@spaakwerk.example')
    expect(value(headers, 'x-lilac')).toBe('marker')
    const theirs = await headersOf(bram, (await newest(bram, 'Own id')).id)
    expect(value(theirs, 'message-id')).toBe(value(headers, 'message-id'))
  })

  test('Bcc reaches its people and is seen by nobody else', async () => {
    const { id } = await send(mail({ From: ANNA, To: BRAM, Bcc: CARLA, Subject: 'Quietly' }))
    const carla = await world.client(CARLA)
    for (const client of [bram, carla]) {
      expect(value(await headersOf(client, (await newest(client, 'Quietly')).id), 'bcc')).toBeUndefined()
    }
    expect([CARLA, undefined]).toContain(value(await headersOf(anna, id), 'bcc'))
  })

  test('a From that is not one’s own becomes the usual one, silently', async () => {
    const from = async (address: string) =>
      value(await headersOf(anna, (await send(mail({ From: address, To: BRAM }))).id), 'from')
    expect(await from(`Anna at work <${ANNA}>`)).toBe(`Anna at work <${ANNA}>`)
    expect(await from('Sales <sales@spaakwerk.example>')).toBe('Sales <sales@spaakwerk.example>')
    expect(await from('new@spaakwerk.example')).toContain(ANNA)
    expect(await from('boss@elsewhere.example')).toBe(`Anna de Wit <${ANNA}>`)
  })

  test('send-as addresses say which are verified; the primary says nothing, and has the signature', async () => {
    const { data } = await anna.users.settings.sendAs.list({ userId: 'me' })
    const own = need(data.sendAs?.find((address) => address.isPrimary))
    expect(own).toMatchObject({ sendAsEmail: ANNA, isDefault: true, signature: '<b>Anna</b>' })
    expect(own).not.toHaveProperty('verificationStatus')
    expect(data.sendAs?.map(({ verificationStatus }) => verificationStatus)).toEqual(
      expect.arrayContaining(['accepted', 'pending']),
    )
    const one = await anna.users.settings.sendAs.get({ userId: 'me', sendAsEmail: 'sales@spaakwerk.example' })
    expect(one.data.displayName).toBe('Sales')
  })

  test('mail to oneself is one message, both sent and received', async () => {
    const { labelIds } = await send(mail({ From: ANNA, To: ANNA, Subject: 'Note to self' }))
    expect(need(labelIds).toSorted()).toEqual(['INBOX', 'SENT', 'UNREAD'])
    const { data } = await anna.users.messages.list({ userId: 'me', q: 'subject:"note to self"' })
    expect(data.messages).toHaveLength(1)
  })

  test('an address that one sends as, or one with a +tag, leads to one’s own inbox', async () => {
    for (const to of ['sales@spaakwerk.example', 'anna+wheels@spaakwerk.example']) {
      expect((await send(mail({ From: ANNA, To: to, Subject: `To ${to}` }))).labelIds).toContain('INBOX')
    }
  })

  test('an address that does not exist here bounces into the same conversation', async () => {
    const sent = await send(mail({ From: ANNA, To: 'nobody@spaakwerk.example', Subject: 'Lost' }))
    const { data } = await anna.users.threads.get({ userId: 'me', id: need(sent.threadId) })
    const report = need(data.messages?.[1])
    expect(report.labelIds).toEqual(expect.arrayContaining(['INBOX', 'UNREAD']))
    expect(report.payload?.mimeType).toBe('multipart/report')
    expect(value(need(report.payload?.headers), 'from')).toContain('mailer-daemon')
    expect(value(need(report.payload?.headers), 'x-failed-recipients')).toBe('nobody@spaakwerk.example')
    expect(report.payload?.parts?.map(({ mimeType }) => mimeType)).toContain('message/delivery-status')
  })

  test('what cannot be sent is refused with its reason', async () => {
    expect(await refusal(send(mail({ From: ANNA, Subject: 'To nobody' })))).toMatchObject({
      status: 400,
      reason: 'invalidArgument',
      message: 'Recipient address required',
    })
    const invalid = { status: 400, message: 'Invalid thread_id value' }
    expect(await refusal(send(mail({ To: BRAM }), 'abc'))).toMatchObject(invalid)
    const { threadId } = await newest(bram, 'Short')
    expect(await refusal(send(mail({ To: BRAM }), need(threadId)))).toMatchObject(invalid)
    expect((await refusal(send(Buffer.alloc(0)))).message).toContain("'raw' RFC822")
  })

  test('bytes of UTF-8 in a header that was not encoded become mojibake', async () => {
    const bytes = Buffer.from(`From: ${ANNA}\r\nTo: ${BRAM}\r\nSubject: café\r\n\r\nx`)
    expect(value(await headersOf(anna, (await send(bytes)).id), 'subject')).toBe('cafÃ©')
  })

  test('Date is Google’s, whatever the mail says', async () => {
    const { id } = await send(mail({ To: BRAM, Date: 'Thu, 1 Jan 2015 10:00:00 +0000' }))
    expect(Date.now() - Date.parse(need(value(await headersOf(anna, id), 'date')))).toBeLessThan(60_000)
  })

  test('a token that may only send can send and see nothing', async () => {
    const sender = await world.client(ANNA, 'send')
    const raw = mail({ To: BRAM, Subject: 'Blind' }).toString('base64url')
    const { data } = await sender.users.messages.send({ userId: 'me', requestBody: { raw } })
    expect((await refusal(sender.users.messages.get({ userId: 'me', id: need(data.id) }))).status).toBe(403)
  })

  test('control decides when the copy of a mail is seen, what it lacks, and where it stands', async () => {
    const rules = [{ to: 'later@', copyAfterMs: 300, dropHeaders: ['X-Lilac-Draft'], newThread: true }]
    await world.google.control('sending', { rules })
    const first = await send(mail({ From: ANNA, To: 'usual@postma.example', 'X-Lilac-Draft': 'm' }))
    const headers = await headersOf(anna, first.id)
    expect(value(headers, 'X-Lilac-Draft')).toBe('m')
    const later = mail({
      From: ANNA,
      To: `later@postma.example, ${BRAM}`,
      Subject: 'Seen later',
      'X-Lilac-Draft': 'm',
    })
    const sent = await send(later, need(first.threadId))
    expect(sent.threadId).not.toBe(first.threadId)
    expect(await newest(bram, 'Seen later')).toBeDefined()
    expect((await refusal(anna.users.messages.get({ userId: 'me', id: need(sent.id) }))).status).toBe(404)
    await until(
      async () => {
        const { data } = await anna.users.messages.list({ userId: 'me', labelIds: ['SENT'], maxResults: 500 })
        return need(data.messages).some(({ id }) => id === sent.id)
      },
      { of: 'the copy', within: 5_000 },
    )
    expect(value(await headersOf(anna, sent.id), 'X-Lilac-Draft')).toBeUndefined()
    await world.google.control('sending', { rules: [] })
  })
})
