import { expect, test } from 'vitest'
import { namesFor, rowNames } from './names.ts'

const mailbox = { id: 1, address: 'lotte@spaakwerk.example', colour: 'blue' as const }
const lotte = { name: 'Lotte Verhagen', email: 'lotte@spaakwerk.example' }
const camille = { name: 'Camille Berthoud', email: 'camille@pignon.example' }
const tobias = { name: 'Krell, Tobias', email: 'tobias@speiche.example' }
const forger = { name: '“segreteria@velorama.example”', email: 'conto@pay-velorama.example' }
const nameless = { name: '', email: 'info@noordkade.example' }

test.each([
  ['Camille Berthoud', [camille], false],
  ['info@noordkade.example', [nameless], false],
  ['Camille, you', [lotte, camille], false],
  ['conto@pay-velorama.example', [forger], false], // not the address that it calls itself
  ['conto, you', [forger, lotte], false],
  ['you', [lotte], false],
  ['Tobias, Camille, info', [tobias, camille, nameless], false],
  ['To: Camille Berthoud', [camille], true],
  ['To: Camille, Tobias', [camille, tobias], true],
  ['To: you', [lotte], true],
])('a row says %s', (expected, people, sentOnly) => {
  expect(rowNames({ people, sentOnly, mailbox })).toBe(expected)
})

test('a mail’s head calls its own mailbox you', () => {
  expect(namesFor([lotte, camille, nameless], mailbox.address)).toBe(
    'you, Camille Berthoud, info@noordkade.example',
  )
})
