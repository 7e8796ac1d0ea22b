import { expect, test } from 'vitest'
import { readClaim } from './file-claims.ts'

test.each([
  ['Bon-de-commande-7731.pdf', 'application/pdf', 'pdf', ''],
  ['Bon-de-commande-7731.PDF', 'application/octet-stream', 'pdf', ''],
  ['scan', 'application/pdf', 'pdf', ''],
  ['Planning-S49-S03.xlsx', 'application/octet-stream', 'sheet', ''],
  ['artikelen.csv', 'application/vnd.ms-excel', 'table', ''],
  ['foto.jpg', 'application/octet-stream', 'image', ''],
  ['logo.svg', 'image/svg+xml', 'svg', ''],
  ['Ordre 40771.eml', 'message/rfc822', 'mail', ''],
  ['invoice.pdf.exe', 'application/pdf', 'program', 'pdf'],
  ['invoice.pdf                              .scr', 'application/pdf', 'program', 'pdf'],
  ['factuur.docx.js', 'text/plain', 'script', 'docx'],
  ['Rechnung.html', 'text/plain', 'page', ''],
  ['Rechnung.pdf.html', 'application/pdf', 'page', 'pdf'],
  ['Rechnung', 'text/html; charset=utf-8', 'page', ''],
  ['tool', 'application/x-msdownload', 'program', ''],
  ['prijzen.xlsm', 'application/octet-stream', 'macro', ''],
  ['backup.tar.gz', 'application/gzip', 'archive', 'tar'],
  ['track.lnk', 'application/octet-stream', 'link', ''],
  ['winmail.dat', 'application/ms-tnef', 'other', ''],
  ['ohne Endung', '', 'other', ''],
])('%j of type %j claims to be %s', (name, type, kind, posesAs) => {
  expect(readClaim(name, type)).toMatchObject({ kind, posesAs })
})
