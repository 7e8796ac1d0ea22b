import { describe, expect, test } from 'vitest'
import { LONGEST_HTML, LONGEST_SUBJECT } from '#/lib/drafts/input.ts'
import { MOST_BYTES, mailBytes } from '#/lib/drafts/size.ts'
import type { DraftFile, DraftView } from '#/lib/drafts/types.ts'
import { LINE_BREAKS, NO_ADDRESSES } from './bad-input.ts'
import { expectRefused, newFile, writingDesk } from './writing-desk.ts'

const desk = writingDesk()
const { ask, given, attach, change, changeTemplate, send, expectUntouched } = desk

const mailNow = () => given<DraftView>('GET', `/api/v1/drafts/${desk.draft().id}`)
/** Saves a change that has to be taken. Gives the version from then on. */
async function saved(wanted: object, version?: number): Promise<number> {
  const answer = await change(wanted, version)
  expect(answer.status, answer.error?.message).toBe(200)
  return answer.data?.version ?? 0
}

describe('whom it goes to', () => {
  test('is kept as it was typed, and refused by its field when it is sent, whatever nonsense it is', async () => {
    const { to, cc, bcc, subject, html, files, version: first } = desk.draft()
    let version = first
    for (const [count, email] of NO_ADDRESSES.entries()) {
      const field = (['to', 'cc', 'bcc'] as const)[count % 3] ?? 'to'
      const people = [...desk.draft()[field], { name: 'Iemand', email }]
      version = await saved({ to, cc, bcc, [field]: people }, version)
      expectRefused(await send(version), field, /is not an e-mail address|has letters before the @/, email)
      expect((await mailNow())[field], email).toEqual(people)
    }
    await saved({ to, cc, bcc }, version)
    expect(await mailNow()).toMatchObject({ to, cc, bcc, subject, html, files })
  })

  test.each(LINE_BREAKS)('with %s in an address or a name is refused by its field', async (_, mark) => {
    for (const field of ['to', 'cc', 'bcc'] as const) {
      const good = { name: 'Fien', email: 'fien@velotech.example' }
      const inName = { name: `Joris${mark}Bcc: eve@x.example`, email: 'joris@velotech.example' }
      const inAddress = { name: '', email: `joris@velotech.example${mark}Bcc: eve@x.example` }
      expectRefused(await change({ [field]: [good, inName] }), `${field}.1.name`, /has to be one line/)
      expectRefused(await change({ [field]: [inAddress, good] }), `${field}.0.email`, /has to be one line/)
    }
    const from = await change({ fromEmail: `lotte@spaakwerk.example${mark}Bcc: eve@x.example` })
    expectRefused(from, 'fromEmail', /has to be one line/)
    await expectUntouched()
  })

  test('that is longer than any name or address is refused by its field', async () => {
    const longName = { name: 'n'.repeat(301), email: 'joris@velotech.example' }
    expectRefused(await change({ to: [longName] }), 'to.0.name', /longer than Lilac takes: 300/)
    const longAddress = { name: '', email: `${'a'.repeat(500)}@b.example` }
    expectRefused(await change({ to: [longAddress] }), 'to.0.email', /longer than Lilac takes: 500/)
    const many = Array.from({ length: 2_001 }, (_, n) => ({ email: `k${n}@elders.example` }))
    expectRefused(await change({ bcc: many }), 'bcc', /At most 2000 people/)
    await expectUntouched()
  })

  test('is 100 people at most, over To, Cc and Bcc together', async () => {
    const people = (count: number, of: string) =>
      Array.from({ length: count }, (_, n) => ({ name: `Klant ${n}`, email: `${of}${n}@elders.example` }))
    const all = { to: people(50, 't'), cc: people(50, 'c'), bcc: people(1, 'b') }
    const version = await saved(all)
    expectRefused(await send(version), 'to', /goes to 101 people: at most 100/)
    expect(await mailNow()).toMatchObject(all)
    const sent = await send(await saved({ bcc: [] }, version))
    expect(sent.data?.state).toBe('queued')
    await given('POST', `/api/v1/outbox/${sent.data?.id}/cancel`)
  })

  test('is somebody, and it comes from an address that is one’s own', async () => {
    const from = await change({ fromEmail: 'noor@spaakwerk.example' })
    expectRefused(from, 'fromEmail', /does not send from noor@spaakwerk\.example/)
    await expectUntouched()
    expectRefused(await send(await saved({ to: [], cc: [], bcc: [] })), 'to', /Say who it goes to/)
  })
})

describe('one byte too many', () => {
  test('of one file, and of several together, is refused; with one less it is taken', async () => {
    for (const { at, texts, size } of desk.holders()) {
      const add = (bytes: number) => ask<DraftFile>('POST', `${at}/files`, newFile({ size: bytes }))
      const alone = await add(largest(texts, [size]) + 1)
      expect(alone.status).toBe(413)
      expectRefused(alone, 'files', /too large: Gmail takes about \d+ MB .* \d+ bytes too much/)
      expectRefused(await add(Number.MAX_SAFE_INTEGER), 'files', /too much/)
      await expectUntouched()
      const first = await add(9_000_000)
      const rest = largest(texts, [size, 9_000_000])
      expectRefused(await add(rest + 1), 'files', /too much/)
      const second = await add(rest)
      expect([first.status, second.status]).toEqual([200, 200])
      expectRefused(await add(60), 'files', /too much/)
      for (const { data } of [first, second]) await given('DELETE', `${at}/files/${data?.id}`)
    }
    await expectUntouched()
  })

  test('of a text that was written after the files is said when it is sent, and kept', async () => {
    const [{ at, texts, size } = fail()] = desk.holders()
    const { id } = await given<DraftFile>('POST', `${at}/files`, newFile({ size: largest(texts, [size]) }))
    await desk.house().web.sql`update outgoing_files set received = size where id = ${id}`
    const html = `<p>${'Dag Joris. '.repeat(200)}</p>`
    expectRefused(await send(await saved({ html })), 'files', /too much/)
    expect((await mailNow()).html).toBe(html)
  })

  test('of a text, a subject, a name, a whole request', async () => {
    const long = { html: 'x'.repeat(LONGEST_HTML + 1), subject: 'x'.repeat(LONGEST_SUBJECT + 1) }
    for (const asked of [change, changeTemplate]) {
      expectRefused(await asked({ html: long.html }), 'html', /The text is longer than Lilac takes/)
      expectRefused(await asked({ subject: long.subject }), 'subject', /longer than Lilac takes: 2000/)
    }
    expectRefused(await change({ quote: long.html }), 'quote', /The quote is longer/)
    expectRefused(await changeTemplate({ name: 'x'.repeat(121) }), 'name', /longer than Lilac takes: 120/)
    const words = 'This is more than Lilac takes at once: 1 MB.'
    expect(await change({ html: '€'.repeat(400_000) })).toMatchObject({
      status: 413,
      error: { message: words },
    })
    await expectUntouched()
  })

  test('of a file than was announced, or than a request may hold (O28)', async () => {
    for (const { at } of desk.holders()) {
      const small = await attach(at, 'klein.txt', 'klein')
      const more = await ask('PUT', `${small.address}?start=5`, Buffer.from('!'))
      expectRefused(more, 'files', /klein\.txt is larger than it said/)
      const large = await given<DraftFile>('POST', `${at}/files`, newFile({ size: 9_000_000 }))
      const put = (bytes: number) => ask('PUT', `${large.address}?start=0`, Buffer.alloc(bytes, 'x'))
      const refused = await put(FOUR_MB + 1)
      expect(refused.status).toBe(413)
      expect(refused.error?.message).toBe('A file is sent in pieces of at most 4 MB.')
      expect((await put(FOUR_MB)).data).toEqual({ received: FOUR_MB })
      for (const file of [small, large]) await given('DELETE', `${at}/files/${file.id}`)
    }
    await expectUntouched()
  })
})

const FOUR_MB = 4 * 1024 * 1024

/** How many bytes one more file may have beside others and some texts. */
function largest(texts: string[], others: number[]): number {
  let [fits, above] = [0, MOST_BYTES]
  while (above - fits > 1) {
    const size = Math.floor((fits + above) / 2)
    const files = [...others, size].map((bytes) => ({
      size: bytes,
      type: 'application/pdf',
      fromMessageId: null,
    }))
    if (mailBytes(texts, files) <= MOST_BYTES) fits = size
    else above = size
  }
  return fits
}

function fail(): never {
  throw new Error('nothing is written')
}
