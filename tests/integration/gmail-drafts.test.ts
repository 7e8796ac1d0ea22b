import { and, eq, sql } from 'drizzle-orm'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { drafts, mailboxes } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { draftFiles } from '#/lib/drafts/draft-files.ts'
import { discardDraft, openDrafts, readDraft } from '#/lib/drafts/drafts.ts'
import { fileBytes } from '#/lib/drafts/files.ts'
import { openGmail } from '#/lib/gmail/client.ts'
import { deleteDraft, listDrafts, putDraft } from '#/lib/gmail/drafts.ts'
import { saveDueDrafts } from '#/lib/send/save-draft.ts'
import { runSlice } from '#/lib/sync/slice.ts'
import { never, past, syncStories, syncToRest } from '#/tests/support/sync-stories.ts'
import { until } from '#/tests/support/until.ts'
import { deliverUntil, writer } from '#/tests/support/writing.ts'

const stories = syncStories()
let sanne: Awaited<ReturnType<typeof stories.connected>>
let writes: ReturnType<typeof writer>

beforeAll(async () => {
  sanne = await stories.connected('Sanne', past('sanne@spaakwerk.example', 2))
  await syncToRest(sanne.mailboxId)
  writes = writer(sanne.viewer, sanne.mailboxId)
})
beforeEach(async () => {
  for (const { id } of await atGmail()) await deleteDraft(await gmail(), id)
  await db().delete(drafts)
})
afterEach(() => stories.google.control('faults', undefined, 'DELETE'))

const gmail = () => openGmail(sanne.mailboxId, 'person')
const atGmail = async () => (await listDrafts(await gmail(), undefined)).drafts
const rowOf = async (id: number) => {
  const [row] = await db().select().from(drafts).where(eq(drafts.id, id))
  if (!row) throw new Error('no draft')
  return row
}
const look = async () => {
  await db().update(mailboxes).set({ nextSyncAt: sql`now()` }).where(eq(mailboxes.id, sanne.mailboxId))
  await runSlice(sanne.mailboxId, never)
}
/** Brings everything to Gmail, as the worker would once nothing changed for some seconds. */
const saveNow = async () => {
  await until(
    async () => {
      await db().update(drafts).set({ saveAt: sql`least(save_at, now())` }).where(sql`save_at is not null`)
      await saveDueDrafts(sanne.mailboxId, never)
      return (await db().$count(drafts, sql`save_at is not null`)) === 0
    },
    { of: 'drafts to be saved', within: 10_000 },
  )
}
const write = async (subject: string) => {
  const draft = await writes.begin()
  await writes.save(draft.id, {
    version: draft.version,
    subject,
    html: `<p>${subject}</p>`,
    to: [{ email: 'joris@velotech.example' }, { email: 'nog geen adres' }],
  })
  return draft.id
}
const inGmail = async (id: string | null, subject: string, more = '') =>
  putDraft(
    await gmail(),
    { id, threadId: null },
    Buffer.from(
      `From: sanne@spaakwerk.example\r\nTo: Joris <joris@velotech.example>\r\nSubject: ${subject}\r\n${more || `Content-Type: text/html; charset=utf-8\r\n\r\n<div onclick="x()">${subject}</div>`}`,
    ),
  )

describe('what is written here', () => {
  test('is in Gmail’s drafts, is changed there with it, and goes with it', async () => {
    const id = await write('Wielen')
    await saveNow()
    const [first] = await atGmail()
    expect((await readDraft(sanne.viewer, id)).atGmail).toBe('saved')
    await writes.save(id, { version: 2, subject: 'Wielen en zadels' })
    expect((await readDraft(sanne.viewer, id)).atGmail).toBe('waiting')
    await saveNow()
    const [second, ...others] = await atGmail()
    expect(others).toEqual([])
    expect(second?.id).toBe(first?.id)
    expect(second?.message.id).not.toBe(first?.message.id)
    await look()
    expect((await readDraft(sanne.viewer, id)).version).toBe(3)
    await discardDraft(sanne.viewer, id)
    await saveNow()
    expect(await atGmail()).toEqual([])
  })

  test('is sent with the draft that is there already', async () => {
    const draft = await writes.begin()
    await writes.save(draft.id, { version: 1, subject: 'Klaar', to: [{ email: 'klaar@elders.example' }] })
    await saveNow()
    const gmailDraftId = (await rowOf(draft.id)).gmailDraftId
    const { queueMail } = await import('#/lib/send/queue-mail.ts')
    const { id } = await queueMail(sanne.viewer, {
      draftId: draft.id,
      version: 2,
      sendAt: Date.now(),
      archive: false,
    })
    const row = await deliverUntil(id, 'sent')
    expect(row.gmailDraftId).toBe(gmailDraftId)
    expect(row.history.map(({ what }) => what)).not.toContain('drafted')
    expect(await atGmail()).toEqual([])
  })

  test.each(['lost_answer', 'cut'])('leaves no stray when the answer is %s', async (kind) => {
    const id = await write('Verloren')
    await stories.google.control('faults', {
      faults: [{ match: { path: 'upload/.*drafts' }, kind, times: 1 }],
    })
    await saveNow()
    expect((await atGmail()).length).toBe(2)
    await look()
    const [only, ...others] = await atGmail()
    expect(others).toEqual([])
    expect((await rowOf(id)).gmailDraftId).toBe(only?.id)
  })

  test('is saved again when the answer to a change was lost', async () => {
    const id = await write('Eerst')
    await saveNow()
    await writes.save(id, { version: 2, subject: 'Daarna' })
    await stories.google.control('faults', {
      faults: [{ match: { path: 'upload/.*drafts' }, kind: 'lost_answer', times: 1 }],
    })
    await saveNow()
    await look()
    expect(await openDrafts(sanne.viewer)).toHaveLength(1)
    expect(await rowOf(id)).toMatchObject({ version: 3, savedVersion: 3, subject: 'Daarna' })
  })

  test('with a large file goes up in pieces', async () => {
    const id = await write('Groot')
    await writes.attach(id, {
      name: 'a.bin',
      type: 'application/octet-stream',
      bytes: Buffer.alloc(3_000_000, 7),
    })
    await saveNow()
    const [there] = await atGmail()
    const { id: messageId } = there?.message ?? { id: '' }
    const truth = await stories.google.control<{ messages: { id: string; bodyHash: string }[] }>(
      `truth?mailbox=${sanne.email}`,
    )
    expect(truth.messages.some((message) => message.id === messageId)).toBe(true)
    expect((await rowOf(id)).savedVersion).toBe(2)
  })
})

describe('what is written in Gmail', () => {
  test('is a draft here, clean, with its files', async () => {
    const body = [
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p onclick="x()">Hallo</p>',
      '--x',
      'Content-Type: application/pdf; name=a.pdf',
      'Content-Disposition: attachment; filename=a.pdf',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('%PDF-1.7').toString('base64'),
      '--x--',
      '',
    ].join('\r\n')
    await inGmail(null, 'Uit Gmail', body)
    await look()
    const [row] = await openDrafts(sanne.viewer)
    expect(row).toMatchObject({ subject: 'Uit Gmail', atGmail: 'saved', hasFiles: true })
    const draft = await readDraft(sanne.viewer, row?.id ?? 0)
    expect(draft.to).toEqual([{ name: 'Joris', email: 'joris@velotech.example' }])
    expect(draft.html).toBe('<p>Hallo</p>')
    const [file] = draft.files
    expect(file).toMatchObject({ name: 'a.pdf', size: 8, received: 8 })
    const bytes = await fileBytes(sanne.viewer, draftFiles(draft.id), file?.id ?? 0, new Request('http://x/'))
    expect(await bytes.text()).toBe('%PDF-1.7')
  })

  test('changes the draft here that was not changed here', async () => {
    const id = await write('Wielen')
    await saveNow()
    await inGmail((await rowOf(id)).gmailDraftId, 'Anders')
    await look()
    expect(await readDraft(sanne.viewer, id)).toMatchObject({
      subject: 'Anders',
      html: '<div>Anders</div>',
      version: 3,
      atGmail: 'saved',
    })
  })

  test('stands beside what was written here meanwhile: both texts are kept, here and there', async () => {
    const id = await write('Wielen')
    await saveNow()
    await inGmail((await rowOf(id)).gmailDraftId, 'In Gmail')
    await writes.save(id, { version: 2, subject: 'In Lilac' })
    await saveDueDrafts(sanne.mailboxId, never)
    await look()
    const rows = await openDrafts(sanne.viewer)
    expect(rows.map(({ subject, conflictOf }) => [subject, conflictOf]).sort()).toEqual([
      ['In Gmail', id],
      ['In Lilac', null],
    ])
    await saveNow()
    expect(await atGmail()).toHaveLength(2)
    await look()
    expect(await openDrafts(sanne.viewer)).toHaveLength(2)
    const other = (await openDrafts(sanne.viewer)).find(({ conflictOf }) => conflictOf === id)
    await writes.save(other?.id ?? 0, { version: 1, conflictOf: null })
    expect((await openDrafts(sanne.viewer)).map(({ conflictOf }) => conflictOf)).toEqual([null, null])
  })

  test('thrown away is discarded here, unless it was changed here since', async () => {
    const [gone, kept] = [await write('Weg'), await write('Blijft')]
    await saveNow()
    await writes.save(kept, { version: 2, subject: 'Blijft toch' })
    for (const id of [gone, kept]) await deleteDraft(await gmail(), (await rowOf(id)).gmailDraftId ?? '')
    await look()
    expect((await openDrafts(sanne.viewer)).map(({ id }) => id)).toEqual([kept])
    await saveNow()
    expect(await atGmail()).toHaveLength(1)
    expect(await db().$count(drafts, and(eq(drafts.id, gone), eq(drafts.state, 'discarded')))).toBe(1)
  })
})
