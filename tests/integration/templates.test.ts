import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { outgoingFiles } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { beginDraft } from '#/lib/drafts/begin.ts'
import { draftFiles } from '#/lib/drafts/draft-files.ts'
import { readDraft, saveDraft } from '#/lib/drafts/drafts.ts'
import { addFile, fileBytes, receivePiece } from '#/lib/drafts/files.ts'
import { draftChangeInput, newDraftInput, uploadedFileInput } from '#/lib/drafts/input.ts'
import { applyTemplate, previewTemplate } from '#/lib/templates/apply.ts'
import { mailboxDefaults, setDefault } from '#/lib/templates/defaults.ts'
import { deleteFolder, makeFolder, renameFolder } from '#/lib/templates/folders.ts'
import {
  applyTemplateInput,
  folderInput,
  newTemplateInput,
  previewInput,
  templateChangeInput,
  variableInput,
} from '#/lib/templates/input.ts'
import { templateFiles } from '#/lib/templates/template-files.ts'
import {
  changeTemplate,
  deleteTemplate,
  listTemplates,
  makeTemplate,
  readTemplate,
} from '#/lib/templates/templates.ts'
import { ownVariables, removeVariable, setVariable } from '#/lib/templates/variables.ts'
import { syncStories } from '#/tests/support/sync-stories.ts'
import { addMailbox, addMessage, type Mailbox } from './mailroom.ts'

syncStories()

const CAMILLE = { name: 'Camille Berthoud', email: 'camille@pignon.example' }
let lotte: Mailbox
let bram: Mailbox

beforeAll(async () => {
  lotte = await addMailbox('Lotte')
  bram = await addMailbox('Bram')
})

const make = (viewer: Viewer, input: object = {}) =>
  makeTemplate(viewer, newTemplateInput.parse({ name: 'Prijslijst sturen', ...input }))
const change = (viewer: Viewer, id: number, wanted: object) =>
  changeTemplate(viewer, id, templateChangeInput.parse(wanted))
const written = async (viewer: Viewer, { subject = '', html }: { subject?: string; html: string }) =>
  change(viewer, (await make(viewer)).id, { version: 1, subject, html })
const begin = ({ viewer, id }: Mailbox, input: object = {}) =>
  beginDraft(
    viewer,
    newDraftInput.parse({ key: randomUUID(), kind: 'new', mailboxId: id, bare: true, ...input }),
  )
const put = (viewer: Viewer, draftId: number, templateId: number, recipient: object | null = CAMILLE) =>
  applyTemplate(viewer, draftId, applyTemplateInput.parse({ templateId, recipient, fromEmail: viewer.email }))
const set = (viewer: Viewer, name: string, value: string) =>
  setVariable(viewer, variableInput.parse({ name, value }))

async function attach(viewer: Viewer, id: number, file: { name: string; bytes: string; inline?: boolean }) {
  const { name, bytes, inline = false } = file
  const type = inline ? 'image/png' : 'application/pdf'
  const input = uploadedFileInput.parse({ key: randomUUID(), name, type, size: bytes.length, inline })
  const made = await addFile(viewer, templateFiles(id), input)
  await receivePiece(viewer, templateFiles(id), made.id, 0, Buffer.from(bytes))
  return made
}

describe('whose it is', () => {
  test('the team’s is for everybody to use and change, one’s own for nobody else to see', async () => {
    const ours = await make(lotte.viewer, { name: 'Van ons' })
    const hers = await make(lotte.viewer, { name: 'Van Lotte', own: true })
    const seen = async ({ viewer }: Mailbox) =>
      (await listTemplates(viewer)).templates.map(({ name, own }) => [name, own])
    expect(await seen(lotte)).toEqual([
      ['Van Lotte', true],
      ['Van ons', false],
    ])
    expect(await seen(bram)).toEqual([['Van ons', false]])
    await change(bram.viewer, ours.id, { version: 1, subject: 'Van Bram' })
    expect((await readTemplate(lotte.viewer, ours.id)).subject).toBe('Van Bram')
    const refused = { code: 'not_found' }
    await expect(readTemplate(bram.viewer, hers.id)).rejects.toMatchObject(refused)
    await expect(change(bram.viewer, hers.id, { version: 1, name: 'x' })).rejects.toMatchObject(refused)
    await expect(deleteTemplate(bram.viewer, hers.id)).rejects.toMatchObject(refused)
    await expect(attach(bram.viewer, hers.id, { name: 'a.pdf', bytes: 'a' })).rejects.toMatchObject(refused)
    await expect(setDefault(bram.viewer, bram.id, hers.id)).rejects.toMatchObject(refused)
    await expect(setDefault(bram.viewer, lotte.id, ours.id)).rejects.toMatchObject(refused)
    const draft = await begin(bram)
    await expect(put(bram.viewer, draft.id, hers.id)).rejects.toMatchObject(refused)
    await deleteTemplate(bram.viewer, ours.id)
    await deleteTemplate(lotte.viewer, hers.id)
  })

  test('a folder that goes leaves its templates, and no two have one name', async () => {
    const folder = await makeFolder(lotte.viewer, folderInput.parse({ name: ' Verkoop ' }).name)
    const template = await make(lotte.viewer, { folderId: folder.id })
    const twice = await Promise.allSettled([makeFolder(lotte.viewer, 'NL'), makeFolder(bram.viewer, 'nl')])
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(renameFolder(bram.viewer, folder.id, 'Nl')).rejects.toMatchObject({
      code: 'taken',
      field: 'name',
    })
    await deleteFolder(bram.viewer, folder.id)
    expect((await readTemplate(lotte.viewer, template.id)).folderId).toBeNull()
    await expect(make(lotte.viewer, { folderId: folder.id })).rejects.toMatchObject({ code: 'not_found' })
  })
})

test('two who change one template at once: the second is told, and neither text is lost', async () => {
  const { id } = await make(lotte.viewer)
  const both = await Promise.allSettled([
    change(lotte.viewer, id, { version: 1, html: '<p>van Lotte</p>' }),
    change(bram.viewer, id, { version: 1, html: '<p>van Bram</p>' }),
  ])
  const kept = await readTemplate(lotte.viewer, id)
  expect(kept.version).toBe(2)
  const [lost] = both.filter((result) => result.status === 'rejected')
  expect(lost?.reason).toMatchObject({ code: 'changed', details: { template: { html: kept.html } } })
  const again = await change(lotte.viewer, id, { version: 1, html: kept.html })
  expect(again.version, 'the same change sent twice').toBe(2)
})

test('what is pasted into a template is cleaned as a draft is', async () => {
  const { html } = await written(lotte.viewer, {
    html: '<p onclick="x()">{{today}}</p><script>alert(1)</script><img src="cid:nobodys">',
  })
  expect(html).toContain('<p>{{today}}</p>')
  expect(html).not.toMatch(/script|onclick|nobodys/)
})

describe('a template in a mail', () => {
  test('has this mail’s values, and nobody’s name breaks out of the text', async () => {
    await addMessage(lotte, { thread: 'tobias', at: '2026-11-20T10:00Z', from: 'tobias@krell.example' })
    await db().execute(
      sql`update addresses set name = '<b>Tobias</b> Krell' where email = 'tobias@krell.example'`,
    )
    const template = await written(lotte.viewer, {
      subject: 'Prijslijst voor {{recipient.name}}',
      html: '<p>Beste {{recipient.first_name|klant}}, {{sender.first_name}} {{delivery.cutoff}}</p>',
    })
    const draft = await begin(lotte)
    const filled = await put(lotte.viewer, draft.id, template.id, { email: 'tobias@krell.example' })
    expect(filled.subject).toBe('Prijslijst voor <b>Tobias</b> Krell')
    expect(filled.html).toBe(
      '<p>Beste &lt;b&gt;Tobias&lt;/b&gt;, Lotte <mark class="lilac_missing">delivery.cutoff</mark></p>',
    )
    expect(filled.missing).toEqual(['delivery.cutoff'])
    const stranger = await put(lotte.viewer, draft.id, template.id, { email: 'nieuw@velorama.example' })
    expect(stranger.html).toContain('Beste klant')
    const { version } = await saveDraft(
      lotte.viewer,
      draft.id,
      draftChangeInput.parse({ version: draft.version, html: filled.html }),
    )
    expect(version).toBe(draft.version + 1)
    expect((await readDraft(lotte.viewer, draft.id)).html).toBe(filled.html)
  })

  test('a name that only stands in somebody else’s mail stays theirs', async () => {
    await addMessage(bram, { thread: 'geheim', at: '2026-11-20T10:00Z', from: 'geheim@krell.example' })
    await db().execute(sql`update addresses set name = 'Zwijg Zaam' where email = 'geheim@krell.example'`)
    const template = await written(lotte.viewer, { html: '<p>{{recipient.name|niemand}}</p>' })
    const draft = await begin(lotte)
    const filled = await put(lotte.viewer, draft.id, template.id, { email: 'geheim@krell.example' })
    expect(filled.html).toBe('<p>niemand</p>')
  })

  test('brings its files along as copies, once, which outlive it', async () => {
    const template = await make(lotte.viewer)
    await attach(lotte.viewer, template.id, { name: 'Prijslijst.pdf', bytes: '%PDF-1.7 prijzen' })
    const picture = await attach(lotte.viewer, template.id, { name: 'wiel.png', bytes: 'png', inline: true })
    const half = uploadedFileInput.parse({ key: randomUUID(), name: 'half.pdf', size: 9 })
    await addFile(lotte.viewer, templateFiles(template.id), half)
    const html = `<p>{{today.year}}<img src="${picture.address}" alt="wiel" data-cid="${picture.contentId}"></p>`
    await change(lotte.viewer, template.id, { version: 1, html })
    const draft = await begin(lotte)
    const filled = await put(lotte.viewer, draft.id, template.id)
    expect(filled.files.map(({ name }) => name)).toEqual(['Prijslijst.pdf', 'wiel.png'])
    expect(filled.html).toContain(`src="/api/v1/drafts/${draft.id}/files/`)
    const again = await put(lotte.viewer, draft.id, template.id)
    expect(again.files).toEqual([])
    await deleteTemplate(lotte.viewer, template.id)
    const kept = await readDraft(lotte.viewer, draft.id)
    expect(kept.files.map(({ name }) => name)).toEqual(['Prijslijst.pdf', 'wiel.png'])
    const bytes = await fileBytes(
      lotte.viewer,
      draftFiles(draft.id),
      kept.files[0]?.id ?? 0,
      new Request('http://localhost/'),
    )
    expect(await bytes.text()).toBe('%PDF-1.7 prijzen')
    const left = await db().select().from(outgoingFiles).where(eq(outgoingFiles.templateId, template.id))
    expect(left).toEqual([])
  })

  test('whose files do not fit changes nothing', async () => {
    const template = await make(lotte.viewer)
    const large = { key: randomUUID(), name: 'film.mp4', size: 20_000_000 }
    const made = await addFile(lotte.viewer, templateFiles(template.id), uploadedFileInput.parse(large))
    await db().update(outgoingFiles).set({ received: made.size }).where(eq(outgoingFiles.id, made.id))
    const draft = await begin(lotte)
    const own = uploadedFileInput.parse({ ...large, key: randomUUID() })
    await addFile(lotte.viewer, draftFiles(draft.id), own)
    await expect(put(lotte.viewer, draft.id, template.id)).rejects.toMatchObject({
      code: 'too_large',
      field: 'files',
    })
    expect((await readDraft(lotte.viewer, draft.id)).files).toHaveLength(1)
  })

  test('a new mail of a mailbox begins with its default; an answer and a bare one do not', async () => {
    const template = await written(lotte.viewer, {
      subject: 'Nieuws van {{sender.name}}',
      html: '<p>Beste {{recipient.first_name|klant}}</p>',
    })
    await attach(lotte.viewer, template.id, { name: 'a.pdf', bytes: 'a' })
    await setDefault(lotte.viewer, lotte.id, template.id)
    expect(await mailboxDefaults(lotte.viewer)).toMatchObject([{ id: lotte.id, templateId: template.id }])
    const draft = await begin(lotte, { bare: false })
    expect(draft.subject).toBe('Nieuws van Lotte')
    expect(draft.html).toBe('<p>Beste <mark class="lilac_missing">recipient.first_name|klant</mark></p>')
    expect(draft.files.map(({ name }) => name)).toEqual(['a.pdf'])
    const { id: messageId } = await addMessage(lotte, { thread: 'devis', at: '2026-11-20T10:00Z' })
    expect((await begin(lotte, { kind: 'reply', messageId, bare: false })).html).toBe('')
    expect((await begin(lotte)).html).toBe('')

    await setDefault(bram.viewer, bram.id, template.id)
    await change(lotte.viewer, template.id, { version: 2, own: true })
    expect((await begin(bram, { bare: false })).html, 'it is Lotte’s own now').toBe('')
    expect(await mailboxDefaults(bram.viewer)).toMatchObject([{ templateId: null }])
    await setDefault(lotte.viewer, lotte.id, null)
    expect((await begin(lotte, { bare: false })).html).toBe('')
  })
})

test('a preview shows what is filled and what is missing, and keeps nothing', async () => {
  const { id } = await make(lotte.viewer)
  const shown = await previewTemplate(
    lotte.viewer,
    id,
    previewInput.parse({
      subject: '{{today.year}}',
      html: '<p onclick="x()">{{recipient.first_name}} {{korting}}</p>',
      recipient: CAMILLE,
    }),
  )
  expect(shown.html).toBe(
    '<p><mark class="lilac_filled">Camille</mark> <mark class="lilac_missing">korting</mark></p>',
  )
  expect((await readTemplate(lotte.viewer, id)).html).toBe('')
})

describe('variables of one’s own', () => {
  test('are one’s own, hold others, and have a value in every template', async () => {
    await set(lotte.viewer, 'naam', 'Lotte van {{bedrijf}}')
    await set(lotte.viewer, 'bedrijf', 'Spaakwerk')
    const template = await written(lotte.viewer, { html: '<p>{{naam}}</p>' })
    expect((await put(lotte.viewer, (await begin(lotte)).id, template.id)).html).toBe(
      '<p>Lotte van Spaakwerk</p>',
    )
    expect((await put(bram.viewer, (await begin(bram)).id, template.id)).missing).toEqual(['naam'])
    expect(await ownVariables(bram.viewer)).toEqual([])
    await removeVariable(lotte.viewer, 'bedrijf')
    expect((await put(lotte.viewer, (await begin(lotte)).id, template.id)).missing).toEqual(['bedrijf'])
  })

  test('that would be made of themselves are refused by the field, with the way round', async () => {
    await set(lotte.viewer, 'a', 'x {{b}}')
    await set(lotte.viewer, 'b', '{{c}}')
    await expect(set(lotte.viewer, 'c', 'y {{a|niets}}')).rejects.toMatchObject({
      code: 'loop',
      field: 'value',
      message: expect.stringContaining('c → a → b → c'),
    })
    expect((await ownVariables(lotte.viewer)).map(({ name }) => name)).not.toContain('c')
    const both = await Promise.allSettled([
      set(bram.viewer, 'een', '{{twee}}'),
      set(bram.viewer, 'twee', '{{een}}'),
    ])
    expect(both.map(({ status }) => status).sort(), 'two that make one together').toEqual([
      'fulfilled',
      'rejected',
    ])
  })

  test.each([
    ['recipient.name', 'keeps this name'],
    ['Één', 'begins with a letter'],
    ['a b', 'begins with a letter'],
  ])('can’t be called %j', (name, words) => {
    const { error } = variableInput.safeParse({ name, value: 'x' })
    expect(error?.issues).toMatchObject([{ path: ['name'], message: expect.stringContaining(words) }])
  })
})

test('a subject with a line break, and a file with a folder in its name, are refused by their fields', () => {
  const subject = templateChangeInput.safeParse({ version: 1, subject: 'a\r\nBcc: x@y.example' })
  expect(subject.error?.issues).toMatchObject([{ path: ['subject'] }])
  const file = uploadedFileInput.safeParse({ key: randomUUID(), name: '../../x', size: 1 })
  expect(file.error?.issues).toMatchObject([{ path: ['name'] }])
})
