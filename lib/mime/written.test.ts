import { expect, test } from 'vitest'
import { withEmptyLines } from './written.ts'

test('lines that were left empty keep their height, and what holds something stays as it is', () => {
  expect(
    withEmptyLines('<p>Bonjour</p><p></p><p>À lundi</p><div class="gmail_signature"><div></div></div>'),
  ).toBe('<p>Bonjour</p><p><br></p><p>À lundi</p><div class="gmail_signature"><div><br></div></div>')
  expect(withEmptyLines('<div class="gmail_signature"></div><p><img data-cid="a@b"></p>')).toBe(
    '<div class="gmail_signature"></div><p><img data-cid="a@b"></p>',
  )
})
