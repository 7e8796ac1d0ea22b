import { expect, test } from 'vitest'
import { byteKindOf } from './file-bytes.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

test.each([
  ['a PDF', '%PDF-1.7\n%\xe2\xe3', 'pdf'],
  ['a PDF behind some bytes, as readers allow', `${' '.repeat(800)}%PDF-1.4`, 'pdf'],
  ['a PNG', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'raster'],
  ['a JPEG', '\xff\xd8\xff\xe0\0\x10JFIF', 'raster'],
  ['a GIF', 'GIF89a\x01\0', 'raster'],
  ['a WebP', 'RIFF\x24\0\0\0WEBPVP8 ', 'raster'],
  ['a HEIC', '\0\0\0\x18ftypheic\0\0\0\0', 'image'],
  ['a TIFF', 'II*\0\x08\0\0\0', 'image'],
  ['an SVG', '<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="…">', 'svg'],
  ['html', '\n <!DOCTYPE html><html>', 'page'],
  ['html that begins with a script', '<script>location="https://x"</script>', 'page'],
  ['a Word file', 'PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml', 'office'],
  ['an OpenDocument', 'PK\x03\x04\x14\0\0\x08\0\0mimetypeapplication/vnd.oasis.opendocument.text', 'office'],
  ['a zip', 'PK\x03\x04\x14\0\0\0\x08\0fotos/1.jpg', 'archive'],
  ['a Java archive', 'PK\x03\x04\x14\0\x08\0\x08\0META-INF/MANIFEST.MF', 'program'],
  ['a gzip', '\x1f\x8b\x08\0', 'archive'],
  ['an old Office file', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', 'ole'],
  ['RTF', '{\\rtf1\\ansi', 'rtf'],
  ['a Windows program', 'MZ\x90\0\x03\0', 'program'],
  ['a Linux program', '\x7fELF\x02\x01', 'program'],
  ['a Mac program', '\xcf\xfa\xed\xfe\x07\0', 'program'],
  ['a shell script', '#!/bin/sh\nrm -rf ~', 'script'],
  ['a batch file', '@ECHO OFF\r\nstart x', 'script'],
  ['a shortcut', 'L\0\0\0\x01\x14\x02\0\0\0', 'link'],
  ['an internet shortcut', '[InternetShortcut]\r\nURL=file://x', 'link'],
  ['a mail', 'Received: from a\r\n\tby b; Fri\r\nFrom: Mette <mette@x>\r\nSubject: Ordre\r\n\r\nHej', 'mail'],
  ['a web archive', 'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n', 'page'],
  ['an MP4', '\0\0\0\x20ftypisom', 'media'],
  ['text', 'Beste Lotte,\r\n\r\nZie onder.', 'text'],
  ['text in windows-1252', 'Tr\xe8s bien \x96 \x80 12', 'text'],
  ['text in UTF-16', '\xff\xfeH\0o\0i\0', 'text'],
  ['a table', 'naam;aantal\r\nnaaf;120', 'text'],
  ['nothing', '', 'empty'],
  ['bytes of no known kind', '\x01\x02\x03\x04\0\0', 'unknown'],
])('%s is told by its first bytes', (_, head, kind) => {
  expect(byteKindOf(latin1(head))).toBe(kind)
})

test('a head of one megabyte costs no more than one of four kilobytes', () => {
  const lines = latin1('a: b\n '.repeat(170_000))
  const begun = performance.now()
  byteKindOf(lines)
  expect(performance.now() - begun).toBeLessThan(200)
})
