import { expect, test } from 'vitest'
import { drawFacts, fill } from './fill.ts'
import { random } from './random.ts'

const tuesday = Date.parse('2026-11-24T10:44:00+01:00')

function filled(text: string, seed = 1): string {
  const draw = random(seed)
  return fill(text, draw, drawFacts(draw, 'nl'), 'nl', tuesday)
}

test('dates are counted from the day of the mail, and none falls on a weekend', () => {
  expect(filled('{date-22}')).toBe('2 november')
  expect(filled('{day+4}')).toBe('maandag')
  expect(filled('{week} {week+1} {year+1} {month+1}')).toBe('48 49 2027 december')
})

test('a choice is made for every mail, but one with a letter holds for the whole thread', () => {
  const draw = random(7)
  const facts = drawFacts(draw, 'nl')
  const say = (text: string) => fill(text, draw, facts, 'nl', tuesday)
  const questions = Array.from({ length: 20 }, () => say('[a=lengte|moment|vork]'))
  expect(new Set(questions).size).toBe(1)
  const answers = { lengte: '290', moment: '12 Nm', vork: 'TA-9' }
  expect(say('[a=290|12 Nm|TA-9]')).toBe(answers[questions[0] as keyof typeof answers])
  expect(new Set(Array.from({ length: 20 }, () => say('[een|twee|drie]'))).size).toBeGreaterThan(1)
})

test('a choice may hold choices and gaps', () => {
  expect(filled('[[Hallo|Hallo] {qty}|Hallo {qty}]')).toMatch(/^Hallo [\d.]+$/)
})

test('a gap without a fact is an error that names it', () => {
  expect(() => filled('Levering in {wek}')).toThrow('{wek}')
})
