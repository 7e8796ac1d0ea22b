import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { DraftFile, DraftView } from '#/lib/drafts/types.ts'
import type { OutboxRow } from '#/lib/send/types.ts'
import type { TemplateView } from '#/lib/templates/types.ts'
import { startGoogle, type TestGoogle } from '#/tests/support/google.ts'
import { furnishHouse, type House } from './furnished-house.ts'

export type Answer<T = unknown> = {
  status: number
  data?: T
  error?: { code: string; message: string; field?: string }
}

/**
 * What a page, or somebody who pretends to be one, sends to the web server about a mail and a template that Lotte writes. Before each test both are made
 * anew, with everything in them that could be lost; after the last, no request may have failed.
 */
export function writingDesk() {
  let google: TestGoogle
  let house: House
  let draft: DraftView
  let template: TemplateView

  beforeAll(async () => {
    google = await startGoogle()
    house = await furnishHouse(google)
  })
  afterAll(async () => {
    const said = house.web.process.output()
    await house.stop()
    await google.stop()
    expect(said).not.toContain('request.failed')
  })

  beforeEach(async () => {
    const { id } = await given<DraftView>('POST', '/api/v1/drafts', { key: randomUUID(), kind: 'new' })
    await given('PATCH', `/api/v1/drafts/${id}`, {
      version: 1,
      to: [{ name: 'Joris de Vries', email: 'joris@velotech.example' }],
      cc: [{ name: '', email: 'camille@pignon.example' }],
      bcc: [{ name: '', email: 'stil@spaakwerk.example' }],
      subject: 'Wielen voor het voorjaar',
      html: '<p>Dag Joris,</p>',
    })
    await attach(`/api/v1/drafts/${id}`, 'Offerte.pdf', DRAFT_FILE)
    draft = await given('GET', `/api/v1/drafts/${id}`)
    const made = await given<TemplateView>('POST', '/api/v1/templates', { name: 'Prijslijst sturen' })
    await given('PATCH', `/api/v1/templates/${made.id}`, {
      version: 1,
      subject: 'Prijslijst',
      html: '<p>Beste {{recipient.first_name|klant}}</p>',
    })
    await attach(`/api/v1/templates/${made.id}`, 'Prijslijst.pdf', TEMPLATE_FILE)
    template = await given('GET', `/api/v1/templates/${made.id}`)
  })

  async function ask<T>(
    method: string,
    path: string,
    body?: object | Buffer,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const bytes = Buffer.isBuffer(body)
    const response = await fetch(house.web.origin + path, {
      method,
      headers: {
        cookie: house.cookies.mailOwner,
        'sec-fetch-site': 'same-origin',
        ...headers,
        ...(method !== 'GET' && { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
      },
      ...(method !== 'GET' && { body: bytes ? new Uint8Array(body) : JSON.stringify(body ?? {}) }),
    })
    const text = await response.text()
    return { status: response.status, ...(text && JSON.parse(text)) }
  }

  /** What a request gives that has to succeed. */
  async function given<T>(method: string, path: string, body?: object | Buffer): Promise<T> {
    const { status, data, error } = await ask<T>(method, path, body)
    expect(status, `${method} ${path}: ${error?.message}`).toBeLessThan(300)
    return data as T
  }

  async function attach(at: string, name: string, text: string): Promise<DraftFile> {
    const file = await given<DraftFile>('POST', `${at}/files`, newFile({ name, size: text.length }))
    await given('PUT', `${file.address}?start=0`, Buffer.from(text))
    return file
  }

  /** The mail and the template are what they were, with the bytes of their files, and nothing was sent. */
  async function expectUntouched(): Promise<void> {
    const [{ savedAt: _, ...mail }, { updatedAt: __, ...text }] = [draft, template] // other files may have come and gone
    expect(await given('GET', `/api/v1/drafts/${draft.id}`)).toMatchObject(mail)
    expect(await given('GET', `/api/v1/templates/${template.id}`)).toMatchObject(text)
    const bytesOf = async ({ files: [file] }: DraftView | TemplateView) =>
      (await fetch(house.web.origin + file?.address, { headers: { cookie: house.cookies.mailOwner } })).text()
    expect(await bytesOf(draft)).toBe(DRAFT_FILE)
    expect(await bytesOf(template)).toBe(TEMPLATE_FILE)
    const outbox = await given<OutboxRow[]>('GET', '/api/v1/outbox')
    expect(outbox.map(({ draftId }) => draftId)).not.toContain(draft.id)
  }

  return {
    ask,
    given,
    attach,
    expectUntouched,
    house: () => house,
    draft: () => draft,
    template: () => template,
    /** Where files are added: to the mail, and to the template. */
    holders: () => [
      { at: `/api/v1/drafts/${draft.id}`, texts: [draft.html, ''], size: DRAFT_FILE.length },
      { at: `/api/v1/templates/${template.id}`, texts: [template.html], size: TEMPLATE_FILE.length },
    ],
    change: (wanted: object, version = draft.version) =>
      ask<{ version: number }>('PATCH', `/api/v1/drafts/${draft.id}`, { version, ...wanted }),
    changeTemplate: (wanted: object) =>
      ask<TemplateView>('PATCH', `/api/v1/templates/${template.id}`, {
        version: template.version,
        ...wanted,
      }),
    /** In an hour, so that it can be taken back. */
    send: (version: number) =>
      ask<OutboxRow>('POST', '/api/v1/outbox', {
        draftId: draft.id,
        version,
        sendAt: Date.now() + 3_600_000,
      }),
  }
}

const DRAFT_FILE = 'tien wielen'
const TEMPLATE_FILE = 'prijzen'

export const newFile = (change: object) => ({
  key: randomUUID(),
  name: 'x.pdf',
  type: 'application/pdf',
  size: 1,
  ...change,
})

/** A refusal by a field, in a sentence that a person understands. */
export function expectRefused(answer: Answer, field: string, words: RegExp, about?: string): void {
  expect(answer.status, about).toBeGreaterThanOrEqual(400)
  expect(answer.status, about).toBeLessThan(500)
  expect(answer.error?.field, about).toBe(field)
  expect(answer.error?.message, about).toMatch(words)
  expect(answer.error?.message, about).toMatch(/^[A-Z“k].*\.$/s) // or the name of klein.txt
  expect(answer.error?.message, about).not.toMatch(/Invalid|expected|received/)
}
