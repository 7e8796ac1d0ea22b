import { expect, test } from 'vitest'
import { continued } from './conversations.ts'
import { featured } from './featured.ts'

const now = Date.parse('2026-11-24T10:44:00+01:00')

test('a thread that goes on answers its newest mail, under the same subject', () => {
  const devis = featured({ seed: 1, now }).find(({ part }) => part.script.name === 'fr-devis')
  const next = devis && continued(devis, now + 60_000, 1)
  expect(next?.references).toEqual(devis?.mails.map(({ id }) => id))
  expect(next?.subject).toBe(devis?.mails.at(-1)?.subject)
  expect(next?.from.email).toBe('camille@pignon.example')
  expect(next?.text).toContain('Merci pour le devis révisé.')
  expect(next?.sentAt).toBe(now + 60_000)
})

test('a thread whose script has ended does not go on', () => {
  const ended = featured({ seed: 1, now }).find(({ part }) => part.script.name === 'pl-probne')
  expect(ended && continued(ended, now, 1)).toBeUndefined()
})
