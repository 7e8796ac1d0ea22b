import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { attachments, drafts, messages, sendAddresses } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { beginDraft } from '#/lib/drafts/begin.ts'
import { draftFiles } from '#/lib/drafts/draft-files.ts'
import { discardDraft, openDrafts, readDraft, restoreDraft, saveDraft } from '#/lib/drafts/drafts.ts'
import { addFile, fileBytes, receivePiece, removeFile } from '#/lib/drafts/files.ts'
import { draftChangeInput, draftFileInput, newDraftInput } from '#/lib/drafts/input.ts'
import { suggestRecipients } from '#/lib/drafts/recipients.ts'
import { sendAddressesOf } from '#/lib/drafts/send-addresses.ts'
import { MOST_BYTES } from '#/lib/drafts/size.ts'
import { outgoingOf } from '#/lib/send/outgoing.ts'
import { past, syncStories, syncToRest } from '#/tests/support/sync-stories.ts'
import { addMailbox, addMessage, addSecondMailbox, type Mailbox } from './mailroom.ts'

const stories = syncStories()
let sanne: Mailbox
let info: Mailbox
let stranger: Mailbox

beforeAll(async () => {
  sanne = await addMailbox('Sanne')
  info = await addSecondMailbox(sanne, 'Info')
  stranger = await addMailbox('Bram')
  await db()
    .insert(sendAddresses)
    .values([
      {
        mailboxId: sanne.id,
        email: sanne.address,
        name: 'Sanne de Graaf',
        verified: true,
        isPrimary: true,
        isDefault: true,
        signature: '<b>Sanne</b>',
      },
      { mailboxId: sanne.id, email: 'verkoop@spaakwerk.example', name: 'Spaakwerk', verified: true },
      { mailboxId: sanne.id, email: 'oud@spaakwerk.example', verified: false },
    ])
})

const begin = (input: object) =>
  beginDraft(sanne.viewer, newDraftInput.parse({ key: randomUUID(), kind: 'new', ...input }))
const save = (id: number, change: object) => saveDraft(sanne.viewer, id, draftChangeInput.parse(change))
const upload = (id: number, size: number, more: object = {}) =>
  addFile(
    sanne.viewer,
    draftFiles(id),
    draftFileInput.parse({ key: randomUUID(), name: 'Offerte.pdf', type: 'application/pdf', size, ...more }),
  )
const emails = (people: { email: string }[]) => people.map(({ email }) => email)

describe('an answer', () => {
  test('to all goes to everybody but oneself, from the address that the mail was sent to, with the quote below', async () => {
    const { id } = await addMessage(sanne, {
      thread: 'devis',
      at: '2026-11-20T10:32Z',
      from: 'camille@pignon.example',
      to: ['VERKOOP@spaakwerk.example'.toLowerCase(), info.address, 'joris@velotech.example'],
      subject: 'AW: AW: Devis',
      html: '<style>.x{display:none}</style><p class="x">secret</p><p>Bonjour</p><img data-remote-src="https://t.example/a.png">',
    })
    const draft = await begin({ kind: 'reply_all', messageId: id })
    expect(emails(draft.to)).toEqual(['camille@pignon.example'])
    expect(emails(draft.cc)).toEqual(['joris@velotech.example'])
    expect(draft.from).toEqual({ name: 'Spaakwerk', email: 'verkoop@spaakwerk.example' })
    expect(draft.subject).toBe('AW: Devis')
    expect(draft.quote).toContain('Bonjour')
    expect(draft.quote).toMatch(/On Fri.* 20 Nov 2026.* camille@pignon\.example wrote:/)
    expect(draft.quote).not.toMatch(/secret|style>|t\.example/)
  })

  test('begun twice with one key is one draft, and another person’s mail can’t be answered', async () => {
    const { id } = await addMessage(sanne, { thread: 'twice', at: '2026-11-20T11:00Z' })
    const input = { kind: 'reply', messageId: id, key: randomUUID() }
    const [first, second] = await Promise.all([begin(input), begin(input)])
    expect(first.id).toBe(second.id)
    const foreign = addMessage(stranger, { thread: 'theirs', at: '2026-11-20T11:00Z' })
    await expect(begin({ kind: 'reply', messageId: (await foreign).id })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(readDraft(stranger.viewer, first.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('that was put away is gone on with, as long as it is not sent or given up', async () => {
    const { id } = await addMessage(sanne, { thread: 'put-away', at: '2026-11-20T11:30Z' })
    const reply = { kind: 'reply', messageId: id }
    const only = await begin(reply)
    const draft = await begin(reply)
    expect(draft.id).not.toBe(only.id) // nothing stands in that one
    expect(draft.written).toBe(false)
    await save(draft.id, { version: draft.version, html: '<p>Bonjour</p>' })
    expect(await begin(reply)).toMatchObject({ id: draft.id, html: '<p>Bonjour</p>', written: true })
    expect((await begin({ ...reply, kind: 'reply_all' })).id).not.toBe(draft.id)
    expect((await begin({ ...reply, kind: 'forward' })).id).not.toBe(draft.id)
    await discardDraft(sanne.viewer, draft.id)
    expect((await begin(reply)).id).not.toBe(draft.id)
    await upload(only.id, 10)
    expect(await begin(reply)).toMatchObject({ id: only.id, written: true })
  })

  test('to a list goes to the list', async () => {
    const { id } = await addMessage(sanne, {
      thread: 'list',
      at: '2026-11-20T12:00Z',
      from: 'karl@krell.example',
    })
    await db().update(messages).set({ listPost: 'fietsers@lijst.example' }).where(eq(messages.id, id))
    expect(emails((await begin({ kind: 'reply_all', messageId: id })).cc)).toEqual(['fietsers@lijst.example'])
    expect(emails((await begin({ kind: 'reply', messageId: id })).to)).toEqual(['karl@krell.example'])
    await db()
      .update(messages)
      .set({ followupTo: [{ name: '', email: 'alleen@lijst.example' }] })
      .where(eq(messages.id, id))
    const answer = await begin({ kind: 'reply_all', messageId: id })
    expect([emails(answer.to), emails(answer.cc)]).toEqual([['alleen@lijst.example'], []])
  })

  test('a forward takes the files along, or the whole mail as it came', async () => {
    const { id } = await addMessage(sanne, {
      thread: 'forward',
      at: '2026-11-20T13:00Z',
      subject: 'Bestek',
      html: '<p>Zie <img data-cid="a@b"></p>',
    })
    await db()
      .insert(attachments)
      .values([
        {
          messageId: id,
          partId: '1',
          contentId: 'a@b',
          name: 'a.png',
          type: 'image/png',
          size: 10,
          inline: true,
        },
        {
          messageId: id,
          partId: '2',
          name: 'Bestek.pdf',
          type: 'application/pdf',
          size: 1_000,
          inline: false,
        },
      ])
    const draft = await begin({ kind: 'forward', messageId: id })
    expect(draft.to).toEqual([])
    expect(draft.subject).toBe('Fwd: Bestek')
    expect(draft.files.map(({ name, received, contentId }) => [name, received, contentId !== null])).toEqual([
      ['a.png', 10, true],
      ['Bestek.pdf', 1_000, false],
    ])
    expect(draft.quote).toContain(`src="${draft.files[0]?.address}"`)
    const original = await begin({ kind: 'forward', messageId: id, original: true })
    expect(original.files.map(({ name, type }) => [name, type])).toEqual([['Bestek.eml', 'message/rfc822']])
    expect(original.quote).toBeNull()
  })
})

describe('a draft', () => {
  test('is kept as it is typed, and an older version changes nothing but gives the other text', async () => {
    const draft = await begin({})
    expect(draft.html).toContain('<b>Sanne</b>')
    const first = await save(draft.id, {
      version: draft.version,
      html: '<p onclick="x()">Hallo</p>',
      subject: 'Wiel',
    })
    expect(first.version).toBe(draft.version + 1)
    expect(
      (await save(draft.id, { version: draft.version, html: '<p>Hallo</p>', subject: 'Wiel' })).version,
    ).toBe(first.version)
    const late = save(draft.id, { version: draft.version, html: '<p>Anders</p>' })
    await expect(late).rejects.toMatchObject({
      code: 'changed',
      details: { draft: { html: '<p>Hallo</p>', version: first.version } },
    })
    expect((await openDrafts(sanne.viewer)).find(({ id }) => id === draft.id)).toMatchObject({
      subject: 'Wiel',
      snippet: 'Hallo',
      atGmail: 'waiting',
    })
  })

  test('is sent from addresses alone that Gmail has verified', async () => {
    const { id, version } = await begin({})
    const wrong = save(id, { version, fromEmail: 'oud@spaakwerk.example' })
    await expect(wrong).rejects.toMatchObject({ code: 'not_verified', field: 'fromEmail' })
    await save(id, { version, mailboxId: info.id })
    expect((await readDraft(sanne.viewer, id)).from.email).toBe(info.address)
    await expect(save(id, { version: version + 1, mailboxId: stranger.id })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('says by its field what can’t be', () => {
    const refused = (
      schema: {
        safeParse(value: unknown): {
          error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined
        }
      },
      value: object,
    ) => schema.safeParse(value).error?.issues[0]
    expect(refused(draftChangeInput, { version: 1, subject: 'Wiel\r\nBcc: eve@x.example' })).toMatchObject({
      path: ['subject'],
      message: expect.stringMatching(/one line/),
    })
    expect(
      refused(draftChangeInput, { version: 1, to: [{ name: 'a\rb', email: 'a@b.example' }] })?.path,
    ).toEqual(['to', 0, 'name'])
  })

  test('that was discarded is discarded, once or twice', async () => {
    const { id } = await begin({})
    await discardDraft(sanne.viewer, id)
    await discardDraft(sanne.viewer, id)
    expect((await openDrafts(sanne.viewer)).some((row) => row.id === id)).toBe(false)
    await expect(save(id, { version: 1, subject: 'x' })).rejects.toMatchObject({ code: 'not_open' })
  })

  test('that was discarded comes back as it was, until it has gone from Gmail', async () => {
    const { id } = await begin({})
    await save(id, { version: 1, subject: 'Toch wel' })
    await discardDraft(sanne.viewer, id)
    await expect(restoreDraft(stranger.viewer, id)).rejects.toMatchObject({ code: 'not_found' })
    await restoreDraft(sanne.viewer, id)
    await restoreDraft(sanne.viewer, id)
    expect(await readDraft(sanne.viewer, id)).toMatchObject({ subject: 'Toch wel', version: 2 })
    await discardDraft(sanne.viewer, id)
    await db().update(drafts).set({ saveAt: null }).where(eq(drafts.id, id)) // as the worker leaves it
    await expect(restoreDraft(sanne.viewer, id)).rejects.toMatchObject({ code: 'too_late' })
  })

  test('is told of with its thread once something was written, and to nobody else', async () => {
    const { id: messageId } = await addMessage(sanne, { thread: 'begonnen', at: '2026-11-20T12:00Z' })
    const draft = await begin({ kind: 'reply', messageId })
    const told = async () => (await outgoingOf(sanne.viewer)).drafts.find(({ id }) => id === draft.id)
    expect(await told()).toBeUndefined()
    await save(draft.id, { version: 1, html: '<p>Hallo</p>' })
    expect(await told()).toEqual({
      id: draft.id,
      key: draft.key,
      version: 2,
      threadId: draft.threadId,
      conflictOf: null,
      atGmail: 'waiting',
    })
    expect((await outgoingOf(stranger.viewer)).drafts).toEqual([])
  })
})

describe('a file', () => {
  test('comes in pieces, in whatever order they are tried, and goes on from where it was', async () => {
    const { id } = await begin({})
    const file = await upload(id, 10)
    const put = (start: number, text: string) =>
      receivePiece(sanne.viewer, draftFiles(id), file.id, start, Buffer.from(text))
    expect(await put(0, '01234')).toEqual({ received: 5 })
    expect(await put(7, '789')).toEqual({ received: 5 })
    expect(await put(3, '34567')).toEqual({ received: 8 })
    expect(await put(0, '01')).toEqual({ received: 8 })
    await expect(put(8, '890')).rejects.toMatchObject({ code: 'too_large', field: 'files' })
    expect(await put(8, '89')).toEqual({ received: 10 })
    const response = await fileBytes(sanne.viewer, draftFiles(id), file.id, new Request('http://localhost/'))
    expect(await response.text()).toBe('0123456789')
    await expect(
      fileBytes(stranger.viewer, draftFiles(id), file.id, new Request('http://localhost/')),
    ).rejects.toMatchObject({ code: 'not_found' })
    await removeFile(sanne.viewer, draftFiles(id), file.id)
    expect((await readDraft(sanne.viewer, id)).files).toEqual([])
  })

  test('that makes the mail one byte too large is refused by its field, and one that fits is taken', async () => {
    const { id } = await begin({})
    const fits = Math.floor(((MOST_BYTES - 70_000) / 78) * 57)
    await expect(upload(id, MOST_BYTES)).rejects.toMatchObject({
      code: 'too_large',
      field: 'files',
      message: expect.stringMatching(/too much/),
    })
    const file = await upload(id, fits)
    await expect(upload(id, 60_000)).rejects.toMatchObject({ code: 'too_large' })
    await removeFile(sanne.viewer, draftFiles(id), file.id)
  })

  test('with a folder in its name, or that is no picture, is refused by its field', async () => {
    const issue = (input: object) =>
      draftFileInput.safeParse({ key: randomUUID(), size: 1, ...input }).error?.issues
    expect(JSON.stringify(issue({ name: '../../x' }))).toContain('folder')
    const { id } = await begin({})
    await expect(upload(id, 5, { type: 'image/svg+xml', inline: true })).rejects.toMatchObject({
      field: 'type',
    })
    const picture = await upload(id, 5, { name: 'a.png', type: 'image/png', inline: true })
    const saved = await save(id, { version: 1, html: `<p><img src="${picture.address}" alt="wiel"></p>` })
    expect(saved.version).toBe(2)
    expect((await readDraft(sanne.viewer, id)).html).toContain(`src="${picture.address}"`)
  })
})

test('people are suggested whom one wrote to, and colleagues', async () => {
  await addMessage(sanne, {
    thread: 'people',
    at: '2026-11-20T10:00Z',
    from: sanne.address,
    to: ['marit@velotech.example'],
  })
  await addMessage(stranger, { thread: 'people', at: '2026-11-20T10:00Z', to: ['marieke@geheim.example'] })
  expect(await suggestRecipients(sanne.viewer, { q: 'mari' })).toEqual([
    { name: '', email: 'marit@velotech.example', colleague: false, failedAt: null },
  ])
  expect(await suggestRecipients(sanne.viewer, { q: 'Bra' })).toEqual([
    { name: 'Bram', email: 'bram@spaakwerk.example', colleague: true, failedAt: null },
  ])
  expect(await suggestRecipients(sanne.viewer, { q: '100%' })).toEqual([])
})

test('a slice reads which addresses a mailbox may send from, with clean signatures', async () => {
  const person = await stories.connected('Femke', past('femke@spaakwerk.example', 1))
  await stories.google.control('people', {
    people: [
      {
        email: person.email,
        name: 'Femke Vos',
        signature: '<b onclick="x()">Femke</b>',
        sendAs: [
          { email: 'service@spaakwerk.example', name: 'Service' },
          { email: 'later@spaakwerk.example', name: 'Later', verified: false },
        ],
      },
    ],
  })
  await syncToRest(person.mailboxId)
  const found = await sendAddressesOf(person.viewer)
  expect(found.map(({ email, signature }) => [email, signature])).toEqual(
    expect.arrayContaining([
      ['femke@spaakwerk.example', '<b>Femke</b>'],
      ['service@spaakwerk.example', ''],
    ]),
  )
  expect(found).toHaveLength(2)
})
