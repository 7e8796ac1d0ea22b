import { expect, test } from 'vitest'
import { unfilled } from './missing.ts'
import { fillLine } from './missing-values.ts'

test('variables without a value are named once: as marks, and as they are written', () => {
  const html =
    '<p>{{a.b}} <mark class="lilac_missing">recipient.name|klant</mark> <mark class="lilac_missing">c</mark> {{c}}</p>'
  expect(unfilled({ subject: 'Voor {{ recipient.name | x }}', html })).toEqual(['recipient.name', 'a.b', 'c'])
  expect(unfilled({ subject: 'x', html: '<p>{ {} {{ }} <mark>geel</mark></p>' })).toEqual([])
})

test('a line gets the values that are known, and else what is to be written instead', () => {
  const values = { 'recipient.name': 'Camille', 'recipient.first_name': '' }
  const line = '{{recipient.name}} {{recipient.first_name|klant}} {{recipient.first_name}} {{korting|x}}'
  expect(fillLine(line, values)).toBe('Camille klant {{recipient.first_name}} {{korting|x}}')
})
