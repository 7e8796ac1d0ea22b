import type { gmail_v1 } from '@googleapis/gmail'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ANNA, mail, multipart, need, refusal, SEEDS, startWorld, type World } from './world.ts'

type Part = gmail_v1.Schema$MessagePart

const CAFE_IN_LATIN1 = 'café'

describe.each(SEEDS)('the payload of a full message, seed %i', (seed) => {
  let world: World
  let anna: gmail_v1.Gmail

  beforeAll(async () => {
    world = await startWorld(seed)
    anna = await world.client(ANNA)
  })
  afterAll(() => world.stop())

  const placed = async (bytes: Buffer) => need((await world.place(ANNA, [bytes]))[0])
  const get = async (id: string, parameters: object = {}) =>
    (await anna.users.messages.get({ userId: 'me', id, ...parameters })).data
  const payloadOf = async (bytes: Buffer) => need((await get(await placed(bytes))).payload)
  const attachment = async (messageId: string, part: Part) =>
    (
      await anna.users.messages.attachments.get({
        userId: 'me',
        messageId,
        id: need(part.body?.attachmentId),
      })
    ).data
  const text = (part: Part | undefined) => Buffer.from(need(part?.body?.data), 'base64url').toString()
  const leaves = (part: Part): Part[] => (part.parts ? part.parts.flatMap(leaves) : [part])

  test('headers are decoded, keep their case, their order and their repetitions', async () => {
    const payload = await payloadOf(
      Buffer.from(
        [
          'Received: from one',
          'received: from two',
          'SUBJECT: =?iso-8859-1?Q?caf=E9_?= =?utf-8?B?w6k=?=',
          'From: =?utf-8?q?Jos=C3=A9?=',
          ' <jose@postma.example>',
          '',
          'x',
        ].join('\r\n'),
      ),
    )
    expect(payload.headers).toEqual([
      { name: 'Received', value: 'from one' },
      { name: 'received', value: 'from two' },
      { name: 'SUBJECT', value: 'café é' },
      { name: 'From', value: 'José <jose@postma.example>' },
    ])
  })

  test('a decoded name may hold a bare comma; whether it is quoted again is the seed’s choice', async () => {
    const payload = await payloadOf(mail({ From: '=?utf-8?q?Postma=2C_Erik?= <erik@postma.example>' }))
    const from = payload.headers?.find(({ name }) => name === 'From')?.value
    expect(['Postma, Erik <erik@postma.example>', '"Postma, Erik" <erik@postma.example>']).toContain(from)
  })

  test('a character split over two encoded words is whole', async () => {
    const payload = await payloadOf(mail({ Subject: '=?utf-8?B?4oI=?= =?utf-8?B?rA==?=' }))
    expect(payload.headers).toContainEqual({ name: 'Subject', value: '€' })
  })

  test('text is UTF-8 with its transfer encoding undone, while the headers still say the old charset', async () => {
    const written: [string, string, Buffer][] = [
      ['iso-8859-1', CAFE_IN_LATIN1, Buffer.from(CAFE_IN_LATIN1, 'latin1')],
      ['windows-1252', '“€”', Buffer.from([0x93, 0x80, 0x94])],
      ['iso-2022-jp', 'テスト', Buffer.from('\x1b$B%F%9%H\x1b(B', 'latin1')],
      ['gb2312', '测试', Buffer.from([0xb2, 0xe2, 0xca, 0xd4])],
      ['iso-8859-1', 'déjà in UTF-8', Buffer.from('déjà in UTF-8')],
    ]
    for (const [charset, expected, bytes] of written) {
      const payload = await payloadOf(
        mail(
          { 'Content-Type': `text/plain; charset=${charset}`, 'Content-Transfer-Encoding': 'base64' },
          bytes.toString('base64'),
        ),
      )
      expect(text(payload)).toBe(expected)
      expect(payload.body?.size).toBe(Buffer.byteLength(expected))
      expect(payload.headers).toContainEqual({
        name: 'Content-Type',
        value: `text/plain; charset=${charset}`,
      })
      expect(payload.headers).toContainEqual({ name: 'Content-Transfer-Encoding', value: 'base64' })
    }
  })

  test('quoted-printable is undone', async () => {
    const payload = await payloadOf(
      mail(
        { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'quoted-printable' },
        'a=3Db=\r\n caf=C3=A9',
      ),
    )
    expect(text(payload)).toBe('a=b café')
  })

  test('raw keeps the bytes as they came', async () => {
    const bytes = mail(
      { Subject: '=?iso-8859-1?Q?caf=E9?=', 'Content-Type': 'text/plain; charset=iso-8859-1' },
      CAFE_IN_LATIN1,
    )
    const { raw } = await get(await placed(bytes), { format: 'raw' })
    expect(Buffer.from(need(raw), 'base64url')).toEqual(bytes)
  })

  test('parts form a tree: the root is "", its children "0", "1", theirs "0.0"', async () => {
    const alternative = multipart('alternative', [
      'Content-Type: text/plain\r\n\r\nplain',
      'Content-Type: text/html\r\n\r\n<p>html</p>',
    ])
    const mixed = multipart('mixed', [
      `Content-Type: ${alternative.type}\r\n\r\n${alternative.body}`,
      'Content-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAECAw==',
    ])
    const payload = await payloadOf(mail({ 'Content-Type': mixed.type }, mixed.body))
    expect([payload.partId, payload.mimeType, payload.filename]).toEqual(['', 'multipart/mixed', ''])
    expect(leaves(payload).map(({ partId, mimeType }) => [partId, mimeType])).toEqual([
      ['0.0', 'text/plain'],
      ['0.1', 'text/html'],
      ['1', 'application/pdf'],
    ])
    const container = need(payload.parts?.[0])
    expect([undefined, '0']).toContain(container.partId)
    expect(container.body).toEqual({ size: 0 })
  })

  test('a file comes as an attachment id, without data, with its decoded size and name', async () => {
    const bytes = Buffer.from(Array.from({ length: 1_000 }, (_, place) => place % 256))
    const mixed = multipart('mixed', [
      'Content-Type: text/plain\r\n\r\nhere it is',
      `Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*=UTF-8''pr%C3%ADs.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}`,
    ])
    const id = await placed(mail({ 'Content-Type': mixed.type }, mixed.body))
    const part = need((await get(id)).payload?.parts?.[1])
    expect(part.filename).toBe('prís.pdf')
    expect(part.body).toEqual({ size: 1_000, attachmentId: expect.any(String) })
    const { size, data } = await attachment(id, part)
    expect(size).toBe(1_000)
    expect(data).not.toMatch(/[+/]/)
    expect(Buffer.from(need(data), 'base64url')).toEqual(bytes)
  })

  test('base64url comes with or without padding, as the seed says', async () => {
    const payload = await payloadOf(mail({}, 'four'))
    expect(['Zm91cg', 'Zm91cg==']).toContain(payload.body?.data)
  })

  test('an attachment id is another at each get, and a stale one is refused', async () => {
    const mixed = multipart('mixed', ['Content-Type: application/pdf; name="a.pdf"\r\n\r\npdf'])
    const id = await placed(mail({ 'Content-Type': mixed.type }, mixed.body))
    const first = need((await get(id)).payload?.parts?.[0])
    const second = need((await get(id)).payload?.parts?.[0])
    expect(second.body?.attachmentId).not.toBe(first.body?.attachmentId)
    expect((await attachment(id, first)).size).toBe(3)
    for (let more = 0; more < 10; more += 1) await get(id)
    const stale = { status: 400, message: 'Invalid attachment token' }
    expect(await refusal(attachment(id, first))).toMatchObject(stale)
    const newest = need((await get(id)).payload?.parts?.[0])
    await world.google.control('clock', { advance: 61_000 })
    expect(await refusal(attachment(id, newest))).toMatchObject(stale)
  })

  test('a large text body comes by attachment id too', async () => {
    const long = `café ${'x'.repeat(150_000)}`
    const id = await placed(mail({ 'Content-Type': 'text/plain; charset=iso-8859-1' }, long))
    const part = need((await get(id)).payload)
    expect(part.body?.data).toBeUndefined()
    const { size, data } = await attachment(id, part)
    const bytes = Buffer.from(need(data), 'base64url')
    expect(size).toBe(bytes.length)
    expect([Buffer.from(long), Buffer.from(long, 'latin1')].some((other) => other.equals(bytes))).toBe(true)
  })

  test('an attached file is not transcoded', async () => {
    const csv = Buffer.from(`${CAFE_IN_LATIN1};${'1;'.repeat(300)}`, 'latin1')
    const mixed = multipart('mixed', [
      `Content-Type: text/csv; charset=iso-8859-1; name=a.csv\r\nContent-Transfer-Encoding: base64\r\n\r\n${csv.toString('base64')}`,
    ])
    const id = await placed(mail({ 'Content-Type': mixed.type }, mixed.body))
    const { data } = await attachment(id, need((await get(id)).payload?.parts?.[0]))
    expect(Buffer.from(need(data), 'base64url')).toEqual(csv)
  })

  test('an inline image has a Content-ID and may have no name', async () => {
    const related = multipart('related', [
      'Content-Type: text/html\r\n\r\n<img src="cid:wheel@postma">',
      'Content-Type: image/png\r\nContent-ID: <wheel@postma>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=',
    ])
    const payload = await payloadOf(mail({ 'Content-Type': related.type }, related.body))
    const image = need(payload.parts?.[1])
    expect(image.filename).toBe('')
    expect(image.headers).toContainEqual({ name: 'Content-ID', value: '<wheel@postma>' })
    expect(need(image.body?.attachmentId)).toBeTruthy()
  })

  test('a forwarded mail is opened into parts of its own', async () => {
    const inner = mail({ Subject: 'Inside' }, 'the inner text').toString('latin1')
    const mixed = multipart('mixed', [
      'Content-Type: text/plain\r\n\r\nthe outer text',
      `Content-Type: message/rfc822; name="inside.eml"\r\n\r\n${inner}`,
    ])
    const payload = await payloadOf(mail({ 'Content-Type': mixed.type }, mixed.body))
    const forwarded = need(payload.parts?.[1])
    expect([forwarded.partId, forwarded.mimeType]).toEqual(['1', 'message/rfc822'])
    const opened = need(forwarded.parts?.[0])
    expect(opened.partId).toBe('1.0')
    expect(text(opened)).toBe('the inner text')
    expect(opened.headers).toContainEqual({ name: 'Subject', value: 'Inside' })
  })

  test('a mail may be one bare file', async () => {
    const payload = await payloadOf(
      mail({ 'Content-Type': 'application/pdf', 'Content-Transfer-Encoding': 'base64' }, 'AAECAw=='),
    )
    expect([payload.partId, payload.mimeType, payload.body?.size]).toEqual(['', 'application/pdf', 4])
    expect(payload.body?.attachmentId).toBeTruthy()
  })

  test('a mail without a Content-Type, or whose boundary never comes, is plain text', async () => {
    expect((await payloadOf(mail({}))).mimeType).toBe('text/plain')
    const lost = await payloadOf(mail({ 'Content-Type': 'multipart/mixed; boundary=never' }, 'all of it'))
    expect([lost.mimeType, text(lost)]).toEqual(['text/plain', 'all of it'])
  })

  test('a snippet is escaped for HTML and about 200 characters long', async () => {
    const id = await placed(mail({}, `Tom & "Jerry" <tj@x.example> it's\r\n${'word '.repeat(100)}`))
    const { snippet } = await get(id, { format: 'minimal' })
    expect(snippet).toMatch(/^Tom &amp; &quot;Jerry&quot; &lt;tj@x.example&gt; it&#39;s word/)
    expect(need(snippet).length).toBeLessThan(260)
  })

  test('a mask gives only what it names, and does not reach deeper than it says', async () => {
    const inner = multipart('mixed', ['Content-Type: application/pdf; name="a.pdf"\r\n\r\npdf'])
    const outer = multipart('signed', [`Content-Type: ${inner.type}\r\n\r\n${inner.body}`])
    const id = await placed(mail({ 'Content-Type': outer.type }, outer.body))
    const shallow = await get(id, { fields: 'id,payload(mimeType,parts(mimeType,filename))' })
    expect(shallow).toEqual({
      id,
      payload: { mimeType: 'multipart/signed', parts: [{ mimeType: 'multipart/mixed', filename: '' }] },
    })
    const whole = await get(id, { fields: 'payload' })
    expect(need(whole.payload?.parts?.[0]?.parts?.[0]).filename).toBe('a.pdf')
    const nested = await get(id, { fields: 'payload/parts/parts/filename' })
    expect(nested).toEqual({ payload: { parts: [{ parts: [{ filename: 'a.pdf' }] }] } })
    expect((await refusal(get(id, { fields: 'nonsense' }))).status).toBe(400)
  })

  test('a file of 25 MB comes whole', async () => {
    const bytes = Buffer.alloc(25_000_000, 'wheel')
    const mixed = multipart('mixed', [
      `Content-Type: application/zip; name="a.zip"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}`,
    ])
    const id = await placed(mail({ 'Content-Type': mixed.type }, mixed.body))
    const part = need((await get(id)).payload?.parts?.[0])
    const { size, data } = await attachment(id, part)
    expect(size).toBe(bytes.length)
    expect(Buffer.from(need(data), 'base64url').equals(bytes)).toBe(true)
  })
})
