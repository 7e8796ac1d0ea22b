import { expect, test } from 'vitest'
import { parseParameters } from './parameters.ts'

const read = (header: string, name: string) => parseParameters(header).parameters.get(name)

test('value and names are in lower case, values as they are', () => {
  const { value, parameters } = parseParameters('Text/HTML; CharSet="UTF-8"; Format=flowed')
  expect(value).toBe('text/html')
  expect([...parameters]).toEqual([
    ['charset', 'UTF-8'],
    ['format', 'flowed'],
  ])
})

test.each([
  ['a semicolon inside quotes', 'attachment; filename="a;b.pdf"', 'a;b.pdf'],
  ['an escaped quote', String.raw`attachment; filename="the \"wheel\".pdf"`, 'the "wheel".pdf'],
  ['a path of Windows', String.raw`attachment; filename="C:\report.pdf"`, String.raw`C:\report.pdf`],
  ['no quotes around spaces', 'attachment; filename=annual report.pdf', 'annual report.pdf'],
  ['a quote that never closes', 'attachment; filename="report.pdf', 'report.pdf'],
  ['RFC 2231', "attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe.pdf", 'Größe.pdf'],
  ['RFC 2231 in Latin-1', "attachment; filename*=iso-8859-1'de'Gr%F6%DFe.pdf", 'Größe.pdf'],
  [
    'RFC 2231 in pieces, out of order',
    "attachment; filename*1*=%C3%9Fe.pdf; filename*0*=UTF-8''Gr%C3%B6",
    'Größe.pdf',
  ],
  ['a character cut between pieces', "attachment; filename*0*=UTF-8''a%C3; filename*1*=%B6.pdf", 'aö.pdf'],
  [
    'pieces of which one is not encoded',
    "attachment; filename*0*=UTF-8''a%C3%B6; filename*1=-b.pdf",
    'aö-b.pdf',
  ],
  ['plain pieces', 'attachment; filename*0="annual "; filename*1="report.pdf"', 'annual report.pdf'],
  ['the starred one wins', "attachment; filename=gr.pdf; filename*=UTF-8''Gr%C3%B6.pdf", 'Grö.pdf'],
  ['an encoded word in quotes', 'attachment; filename="=?utf-8?Q?Gr=C3=B6=C3=9Fe.pdf?="', 'Größe.pdf'],
  ['percent signs that encode nothing', "attachment; filename*=UTF-8''100%.pdf", '100%.pdf'],
  ['the first of two', 'attachment; filename=a.pdf; filename=b.pdf', 'a.pdf'],
  ['a piece without an equals sign', 'attachment; ; nonsense; filename=a.pdf', 'a.pdf'],
])('%s', (_, header, name) => {
  expect(read(header, 'filename')).toBe(name)
})

test('an empty header has nothing', () => {
  expect(parseParameters('')).toEqual({ value: '', parameters: new Map() })
})
