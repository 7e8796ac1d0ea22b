import { expect, test } from 'vitest'
import { isAsBegun } from './as-begun.ts'

const CAMILLE = { name: 'Camille Berthoud', email: 'camille@pignon.example' }
const PICTURE = { id: 7 }

const begun = {
  to: [CAMILLE],
  cc: [],
  bcc: [],
  subject: 'Re: Devis 2026-118',
  html: '<div><br></div><div class="gmail_signature"><div>Lotte</div><div>Spaakwerk &amp; co</div></div>',
  files: [PICTURE],
}

const fields = {
  to: [CAMILLE],
  cc: [],
  bcc: [],
  subject: 'Re: Devis 2026-118',
  html: '<p></p><div class="gmail_signature"><p>Lotte</p><p>Spaakwerk &amp; co</p></div>',
}

test('an answer in which nothing was typed is as it began, in the editor’s own html too', () => {
  expect(isAsBegun(begun, fields, [PICTURE])).toBe(true)
})

test.each([
  ['text', { html: `<p>Bonjour</p>${fields.html}` }, [PICTURE]],
  ['text in the signature', { html: fields.html.replace('Lotte', 'Lotte V.') }, [PICTURE]],
  ['a subject', { subject: 'Devis' }, [PICTURE]],
  ['somebody more', { cc: [{ name: '', email: 'remi@pignon.example' }] }, [PICTURE]],
  ['somebody less', { to: [] }, [PICTURE]],
  ['a file', {}, [PICTURE, { id: 8 }]],
  ['a file less', {}, []],
])('%s makes it its writer’s own', (_, changed, files) => {
  expect(isAsBegun(begun, { ...fields, ...changed }, files)).toBe(false)
})
