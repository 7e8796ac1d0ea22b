import { expect, test } from 'vitest'
import { byteKindOf } from './file-bytes.ts'
import { readClaim } from './file-claims.ts'
import { judgeFile } from './file-warning.ts'

const judge = (name: string, type: string, head?: string) =>
  judgeFile(
    readClaim(name, type),
    head === undefined ? null : byteKindOf(new Uint8Array(Buffer.from(head, 'latin1'))),
  )

test.each([
  ['bon.pdf', 'application/pdf', 'pdf'],
  ['foto.jpg', 'image/jpeg', 'image'],
  ['artikelen.csv', 'text/csv', 'text'],
  ['Ordre.eml', 'message/rfc822', 'mail'],
  ['Planning.xlsx', 'application/octet-stream', null],
])('before its bytes are here, %s has no warning', (name, type, preview) => {
  expect(judge(name, type)).toEqual({ warning: null, disguised: false, preview })
})

test.each([
  ['setup.exe', /a program/],
  ['invoice.pdf.exe', /reads like a \.pdf file, and ends in \.exe: it is a program/],
  ['factuur.pdf.html', /reads like a \.pdf file, and ends in \.html: it is a web page/],
  ['login.html', /imitate a place to sign in/],
  ['logo.svg', /can hold a script/],
  ['macro.docm', /macros/],
  ['track.lnk', /shortcut/],
  ['cd.iso', /disk image/],
  ['run.vbs', /a script/],
])('before its bytes are here, %s is spoken of', (name, words) => {
  const verdict = judge(name, 'application/octet-stream')
  expect(verdict.warning).toMatch(words)
  expect(verdict.preview).toBeNull()
})

test('a PDF that is a program is disguised, said, and not shown', () => {
  expect(judge('invoice.pdf', 'application/pdf', 'MZ\x90\0')).toEqual({
    warning: 'This says it is a PDF, and is a program. Do not open it unless you know what it does.',
    disguised: true,
    preview: null,
  })
})

test.each([
  ['foto.png', 'image/png', '<svg onload=x>'],
  ['foto.png', 'image/png', '<!doctype html>'],
  ['offerte.docx', 'application/octet-stream', 'MZ\x90\0'],
  ['dossier.zip', 'application/zip', '#!/bin/sh\n'],
  ['winmail.dat', 'application/ms-tnef', 'MZ\x90\0'],
  ['invoice.pdf', 'application/pdf', '<script>x</script>'],
  ['Ordre.eml', 'message/rfc822', 'L\0\0\0\x01\x14\x02\0'],
])('%s of type %s with the first bytes %j is disguised', (name, type, head) => {
  expect(judge(name, type, head)).toMatchObject({ disguised: true, preview: null })
})

test.each([
  ['foto.png', 'image/png', '%PDF-1.4', 'This says it is a picture, and is a PDF.'],
  ['bon.pdf', 'application/pdf', 'PK\x03\x04..a.txt', 'This says it is a PDF, and is an archive.'],
  ['bon.pdf', 'application/pdf', '\x01\x02\x03', 'This says it is a PDF, and does not begin like one.'],
  ['log.txt', 'text/plain', '\0\0\0\x01', 'This says it is a text, and does not begin like one.'],
])('%s of type %s with the first bytes %j harms nobody, and is said', (name, type, head, warning) => {
  expect(judge(name, type, head)).toEqual({ warning, disguised: false, preview: null })
})

test.each([
  ['foto.png', 'image/png', '\xff\xd8\xff\xe0', 'image'],
  ['foto.heic', 'image/heic', '\0\0\0\x18ftypheic', null],
  ['bon.pdf', 'application/pdf', '%PDF-1.4', 'pdf'],
  ['geheim.xlsx', 'application/octet-stream', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', null],
  ['afschrift.xls', 'application/vnd.ms-excel', '<html><table>', null],
  ['brief.doc', 'application/msword', '{\\rtf1', null],
  ['script.py', 'text/x-python', '#!/usr/bin/env python3', 'text'],
  ['winmail.dat', 'application/ms-tnef', '\x78\x9f\x3e\x22', null],
  ['leeg.pdf', 'application/pdf', '', 'pdf'],
])('%s of type %s with the first bytes %j is what it says', (name, type, head, preview) => {
  expect(judge(name, type, head)).toEqual({ warning: null, disguised: false, preview })
})
