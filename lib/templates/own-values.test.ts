import { expect, test } from 'vitest'
import { firstName } from './first-name.ts'
import { loopOf, tooLong } from './own-values.ts'

const own = (values: Record<string, string>) => new Map(Object.entries(values))

test('a loop is found and named, however long the way round is', () => {
  expect(loopOf(own({ a: 'x {{a}}' }), 'a')).toEqual(['a', 'a'])
  expect(loopOf(own({ groet: '{{naam}}', naam: '{{Functie|geen}}', functie: '{{groet}}' }), 'naam')).toEqual([
    'naam',
    'functie',
    'groet',
    'naam',
  ])
  expect(loopOf(own({ a: '{{b}} {{c}}', b: '{{c}}', c: 'x {{recipient.name}}' }), 'a')).toBeUndefined()
})

test('values that double with every step are refused before they fill the memory', () => {
  const steps = 200
  const values = Object.fromEntries(
    Array.from({ length: steps }, (_, n) => [`v${n}`, n === steps - 1 ? 'x' : `{{v${n + 1}}}{{v${n + 1}}}`]),
  )
  expect(tooLong(own(values))).toBe('v0')
  expect(tooLong(own({ a: 'x'.repeat(4_000), b: '{{a}}{{a}}' }))).toBeUndefined()
})

test.each([
  ['Camille Berthoud', 'Camille'],
  ['Berthoud, Camille', 'Camille'],
  ['Łukasz', 'Łukasz'],
  ['田中 花子', '田中'],
  ['S. Wiersma', ''],
  ['camille@pignon.example', ''],
  ['', ''],
])('of %j the first name is %j', (name, first) => expect(firstName(name)).toBe(first))
