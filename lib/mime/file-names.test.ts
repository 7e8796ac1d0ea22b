import { expect, test } from 'vitest'
import { safeFileName } from './file-names.ts'

test.each([
  ['a plain one', 'Wheels 2026.pdf', 'Wheels 2026.pdf'],
  ['any script', '見積書 Größe.pdf', '見積書 Größe.pdf'],
  ['a path', '../../etc/passwd', '_.._etc_passwd'],
  ['a path of Windows', String.raw`C:\Users\noor\report.pdf`, 'C__Users_noor_report.pdf'],
  ['what Windows forbids', 'a<b>c:"d"|e?*.txt', 'a_b_c__d__e__.txt'],
  ['a turned ending', 'invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['a header inside', 'a.pdf"\r\nSet-Cookie: x=1', 'a.pdf_ Set-Cookie_ x=1'],
  ['NUL', 'a\0.pdf', 'a.pdf'],
  ['a device of Windows', 'con.tar.gz', '_con.tar.gz'],
  ['a device without an ending', 'LPT¹', '_LPT¹'],
  ['what only begins like a device', 'Contract.pdf', 'Contract.pdf'],
  ['dots around', '..hidden..', 'hidden'],
  ['invisible characters', 'a\u200bb\ufeff.pdf', 'ab.pdf'],
  ['half a character', 'a\ud83d.pdf', 'a.pdf'],
])('%s', (_, name, safe) => {
  expect(safeFileName(name, 'application/pdf')).toBe(safe)
})

test('a long name is cut before its ending', () => {
  const name = safeFileName(`${'見'.repeat(300)}.pdf`, 'application/pdf')
  expect(name).toMatch(/^見{146}\.pdf$/)
  expect(safeFileName(`a.${'b'.repeat(300)}`, 'text/plain')).toHaveLength(150)
  expect(safeFileName('😀'.repeat(200), 'text/plain').isWellFormed()).toBe(true)
})

test.each([
  ['', 'application/pdf', 'attachment.pdf'],
  ['///', 'image/png', 'image.png'],
  ['...', 'image/jpeg', 'image.jpg'],
  [' ', 'message/rfc822', 'message.eml'],
  ['\u202e', 'text/calendar', 'invite.ics'],
  ['', 'application/octet-stream', 'attachment.bin'],
  ['', 'application/vnd.example+zip', 'attachment.bin'],
  ['', 'audio/mpeg', 'audio.mpeg'],
  ['', 'nonsense', 'attachment.bin'],
  ['', '../../x', 'attachment.bin'],
])('no name in %j: made from %s', (name, type, safe) => {
  expect(safeFileName(name, type)).toBe(safe)
})
