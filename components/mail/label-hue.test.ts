import { expect, test } from 'vitest'
import { labelHue } from './label-hue.ts'

// Colours from the palette that Gmail offers for labels.
test.each([
  ['#fb4c2f', 'coral'],
  ['#ffad47', 'amber'],
  ['#fad165', 'amber'],
  ['#16a766', 'green'],
  ['#43d692', 'green'],
  ['#2da2bb', 'teal'],
  ['#4a86e8', 'blue'],
  ['#285bac', 'blue'],
  ['#f691b3', 'rose'],
  ['#b99aff', 'blue'],
  ['#000000', 'slate'],
  ['#efefef', 'slate'],
  ['#cccccc', 'slate'],
])('%s is shown in %s', (colour, hue) => {
  expect(labelHue({ name: 'Offerte', colour })).toBe(hue)
})

test('a label without a colour keeps one hue by its name', () => {
  expect(labelHue({ name: 'Offerte', colour: null })).toBe(labelHue({ name: 'offerte', colour: null }))
})
