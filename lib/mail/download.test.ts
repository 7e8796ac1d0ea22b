import { expect, test } from 'vitest'
import { contentDisposition, safeType } from './download.ts'

test.each([
  ['Bon de commande 7731.pdf', 'filename="Bon de commande 7731.pdf"', 'Bon%20de%20commande%207731.pdf'],
  ['Überweisung € 12.pdf', 'filename="_berweisung _ 12.pdf"', '%C3%9Cberweisung%20%E2%82%AC%2012.pdf'],
  ['報價單.xlsx', 'filename="___.xlsx"', '%E5%A0%B1%E5%83%B9%E5%96%AE.xlsx'],
  ['a"; filename="evil.html', 'filename="a_; filename=_evil.html"', 'a_%3B%20filename%3D_evil.html'],
  ['x\r\nSet-Cookie: a=b.pdf', 'filename="xSet-Cookie_ a=b.pdf"', 'xSet-Cookie_%20a%3Db.pdf'],
  ['invoice\u202Efdp.exe', 'filename="invoicefdp.exe"', 'invoicefdp.exe'],
  ['../../etc/passwd', 'filename="_.._etc_passwd"', '_.._etc_passwd'],
  ["it's 100%(1)*.txt", 'filename="it\'s 100_(1)_.txt"', 'it%27s%20100%25%281%29_.txt'],
  ['\ud800.pdf', 'filename="_.pdf"', '%EF%BF%BD.pdf'],
  ['', 'filename="attachment"', 'attachment'],
  [' . ', 'filename="attachment"', 'attachment'],
])('%j is offered under a harmless name', (name, plain, extended) => {
  const header = contentDisposition(name)
  expect(header).toBe(`attachment; ${plain}; filename*=UTF-8''${extended}`)
  expect(header).toMatch(/^[ -~]*$/)
})

test('a name of 300 characters is cut, and keeps its ending', () => {
  const header = contentDisposition(`${'é'.repeat(300)}.docx`)
  expect(header).toContain('.docx"')
  expect(header.length).toBeLessThan(1_500)
})

test.each([
  'text/html',
  'image/svg+xml',
  'application/xhtml+xml',
  'application/javascript',
  'multipart/related',
  'x',
  '',
])('a file that claims to be %j is sent as mere bytes', (type) => {
  expect(safeType(type)).toBe('application/octet-stream')
})

test('a harmless type is told, without its parameters', () => {
  expect(safeType('Application/PDF; name="x.pdf"')).toBe('application/pdf')
})
