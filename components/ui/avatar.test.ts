import { expect, test } from 'vitest'
import { initials } from './avatar.tsx'

test.each([
  ['Noor el Idrissi', 'NI'],
  ['Camille', 'C'],
  ['"Krell, Tobias"', 'KT'],
  ['sietse.wiersma@spaakwerk.example', 'SW'],
  ['Åsa Öberg', 'ÅÖ'],
  ['曹偉霖', '曹'],
  ['  ', '?'],
  ['(!)', '?'],
])('%j becomes %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
