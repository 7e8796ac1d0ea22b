import { expect, test } from 'vitest'
import { HUES, hueOf } from './hue.ts'

test('a person keeps one hue, however the address is written', () => {
  expect(hueOf('Camille@Pignon.example ')).toBe(hueOf('camille@pignon.example'))
})

test('a hundred people are spread over all hues', () => {
  const hues = new Set(Array.from({ length: 100 }, (_, n) => hueOf(`person${n}@spaakwerk.example`)))
  expect(hues.size).toBe(HUES.length)
})
