import { expect, test } from 'vitest'
import { readTable } from './table.ts'

test.each([
  [
    'naam;aantal\nnaaf;120\n',
    [
      ['naam', 'aantal'],
      ['naaf', '120'],
    ],
  ],
  [
    'a,b\n"x, y","zei ""ja"""\n',
    [
      ['a', 'b'],
      ['x, y', 'zei "ja"'],
    ],
  ],
  [
    'a\tb\n1\t2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a;b\n"twee\nregels";2',
    [
      ['a', 'b'],
      ['twee\nregels', '2'],
    ],
  ],
  [
    'a;b\n;\n',
    [
      ['a', 'b'],
      ['', ''],
    ],
  ],
  [
    'prijs;stuks\n1,50;2\n',
    [
      ['prijs', 'stuks'],
      ['1,50', '2'],
    ],
  ],
])('%j is a table', (text, rows) => {
  expect(readTable(text)).toEqual(rows)
})

test.each(['', 'only one column\nof words', 'a'])('%j is none', (text) => {
  expect(readTable(text)).toBeNull()
})

test('of a long and wide one the beginning is read', () => {
  const rows = readTable(`${Array.from({ length: 200 }, (_, i) => i).join(',')}\n`.repeat(2_000))
  expect(rows).toHaveLength(500)
  expect(rows?.[0]).toHaveLength(50)
})
