import { describe, expect, test } from 'vitest'
import type { DraftFile } from '#/lib/drafts/types.ts'
import type { FilledTemplate } from '#/lib/templates/types.ts'
import { FILE_NAMES, LINE_BREAKS } from './bad-input.ts'
import { expectRefused, newFile, writingDesk } from './writing-desk.ts'

const desk = writingDesk()
const { ask, given, change, changeTemplate, expectUntouched } = desk

describe('a header injection', () => {
  test.each(LINE_BREAKS)('with %s is refused by its field, wherever it is tried', async (_, mark) => {
    const evil = `Wielen${mark}Bcc: eve@x.example`
    const words = /has to be one line, without control characters/
    expectRefused(await change({ subject: evil }), 'subject', words)
    expectRefused(await changeTemplate({ subject: evil }), 'subject', words)
    expectRefused(await changeTemplate({ name: evil }), 'name', words)
    expectRefused(await ask('POST', '/api/v1/templates', { name: evil }), 'name', words)
    expectRefused(await ask('POST', '/api/v1/template-folders', { name: evil }), 'name', words)
    for (const { at } of desk.holders()) {
      const type = `application/pdf${mark}Bcc: eve@x.example`
      expectRefused(await ask('POST', `${at}/files`, newFile({ type })), 'type', words)
      const name = await ask<DraftFile>('POST', `${at}/files`, newFile({ name: `${evil}.pdf` }))
      if (/\p{Cc}/u.test(mark)) expectRefused(name, 'name', /can’t hold a folder or control characters/)
      else expect(name.data?.name).toBe('WielenBcc_ eve@x.example.pdf')
      if (name.data) await given('DELETE', name.data.address)
    }
    const recipient = { name: evil, email: 'joris@velotech.example' }
    const filled = { templateId: desk.template().id, recipient, fromEmail: desk.draft().from.email }
    expectRefused(
      await ask('POST', `/api/v1/drafts/${desk.draft().id}/template`, filled),
      'recipient.name',
      words,
    )
    const preview = { subject: evil, html: '', recipient: { ...recipient, name: '' } }
    expectRefused(
      await ask('POST', `/api/v1/templates/${desk.template().id}/preview`, preview),
      'subject',
      words,
    )
    await expectUntouched()
  })

  test('by a variable of one’s own becomes one line of the subject', async () => {
    await given('POST', '/api/v1/template-variables', { name: 'regels', value: 'een\r\nBcc: eve@x.example' })
    await changeTemplate({ subject: 'Wielen {{regels}}' })
    const [templateId, fromEmail] = [desk.template().id, desk.draft().from.email]
    const filled = await given<FilledTemplate>('POST', `/api/v1/drafts/${desk.draft().id}/template`, {
      templateId,
      fromEmail,
    })
    expect(filled.subject).toBe('Wielen een Bcc: eve@x.example')
  })

  test.each([
    ['text/html; name="a.exe"', 'text/html'],
    ['TEXT/HTML', 'text/html'],
    ['nonsense', 'application/octet-stream'],
    ['a/b/c', 'application/octet-stream'],
    ['text/plain" x="', 'application/octet-stream'],
    ['', 'application/octet-stream'],
  ])('by the type %j of a file, which becomes %j', async (type, plain) => {
    for (const { at } of desk.holders()) {
      const file = await given<DraftFile>('POST', `${at}/files`, newFile({ type }))
      expect(file.type).toBe(plain)
      await given('DELETE', file.address)
    }
    await expectUntouched()
  })
})

test.each(FILE_NAMES)(
  'a file named %j is refused by its field, or gets the name %j',
  async (name, instead) => {
    for (const { at } of desk.holders()) {
      const answer = await ask<DraftFile>('POST', `${at}/files`, newFile({ name }))
      if (instead === undefined) expectRefused(answer, 'name', /name/)
      else expect(answer.data?.name).toBe(instead)
      if (answer.data) await given('DELETE', answer.data.address)
    }
    await expectUntouched()
  },
)

describe('a loop of variables', () => {
  const set = (name: string, value: string) => ask('POST', '/api/v1/template-variables', { name, value })

  test('is refused by its field with the way round: of one, of two and of many', async () => {
    for (let n = 1; n < 20; n++) await set(`kring${n}`, `x {{kring${n + 1}}}`)
    const before = await given('GET', '/api/v1/template-variables')
    expectRefused(await set('zelf', 'ik {{ zelf }}'), 'value', /zelf → zelf\./)
    expectRefused(await set('kring2', '{{kring1|of zo}}'), 'value', /kring2 → kring1 → kring2\./)
    expectRefused(await set('kring20', '{{KRING1}}'), 'value', /kring20 → kring1 → kring2 → .* → kring20\./)
    expect(await given('GET', '/api/v1/template-variables')).toEqual(before)
    await expectUntouched()
  })

  test('is no way round a value that is too long, or no text', async () => {
    await set('groot0', 'x'.repeat(4_000))
    await set('groot1', '{{groot0}}'.repeat(4))
    const doubled = await set('groot2', '{{groot1}}'.repeat(100))
    expectRefused(doubled, 'value', /groot2 is longer than 20000 characters/)
    expectRefused(await set('lang', 'x'.repeat(4_001)), 'value', /at most 4000 characters/)
    expectRefused(await set('', 'x'), 'name', /begins with a letter/)
    expectRefused(await set('nul', 'a\0b'), 'value', /can’t hold control characters/)
  })
})

describe('what no page of ours sends', () => {
  test.each([
    ['GET', '/api/v1/recipients?q=%00'],
    ['GET', '/api/v1/recipients?q=%ED%A0%80'],
    ['GET', '/api/v1/template-values?email=%00'],
    ['DELETE', '/api/v1/template-variables/%00'],
    ['DELETE', '/api/v1/template-variables/%F0%28'],
  ])('%s %s is answered without a failure', async (method, path) => {
    expect((await ask(method, path)).status).toBeLessThan(500)
  })

  test('a time before all times is refused, and one more than a year ahead', async () => {
    const { id: draftId, version } = desk.draft()
    for (const sendAt of [-9e15, -1, 8.64e15, Date.now() + 400 * 86_400_000]) {
      const answer = await ask('POST', '/api/v1/outbox', { draftId, version, sendAt })
      expectRefused(answer, 'sendAt', /The time to send it is/)
    }
    await expectUntouched()
  })

  test('NUL within a text is left out, and half a character stands as what is none', async () => {
    const html = '<p>a\0b \ud83d c</p>'
    const email = 'fien@velotech.example'
    await change({ html, to: [{ name: 'Fien \ud83d', email }], subject: '\udeb2' })
    expect(await given('GET', `/api/v1/drafts/${desk.draft().id}`)).toMatchObject({
      html: '<p>ab \ufffd c</p>',
      to: [{ name: 'Fien \ufffd', email }],
      subject: '\ufffd',
    })
    expect((await changeTemplate({ html })).data?.html).toBe('<p>ab \ufffd c</p>')
  })
})
