import { expect, test } from 'vitest'
import { meInput, regionInput } from './input.ts'

const refusal = (input: unknown) =>
  meInput.safeParse(input).error?.issues.map(({ path, message }) => [path, message])

test.each([
  'Europe/Amsterdam',
  'Asia/Kolkata',
  'Asia/Calcutta',
  'America/Argentina/Ushuaia',
  'UTC',
  'europe/amsterdam',
])('%s is a time zone', (zone) => expect(regionInput.safeParse({ zone }).success).toBe(true))

test.each(['+02:00', 'Europe/Spaakwerk', '', 'CET/../x', 'x'.repeat(100_000)])('%.20j is none', (zone) =>
  expect(refusal({ zone })).toEqual([
    [['zone'], 'Lilac does not know this time zone. Choose one of the list.'],
  ]),
)

test('both names of a zone are kept as one', () => {
  expect(meInput.parse({ zone: 'Asia/Kolkata' })).toEqual(meInput.parse({ zone: 'Asia/Calcutta' }))
})

test('what is not offered is refused by its field, and other columns can’t be written', () => {
  expect(refusal({ locale: 'tlh' })).toEqual([
    [['locale'], 'Lilac does not know this region. Choose one of the list.'],
  ])
  expect(refusal({ theme: 'pink' })).toEqual([[['theme'], 'A theme is system, light or dark.']])
  expect(meInput.safeParse({ role: 'owner' }).success).toBe(false)
})
