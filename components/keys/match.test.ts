import { expect, test } from 'vitest'
import { matchKeys } from './match.ts'

const KNOWN = ['j', 'g i', 'g s', 's', '?']

test('G waits for what follows it', () => {
  expect(matchKeys(null, 'g', KNOWN)).toEqual({ kind: 'wait', first: 'g' })
  expect(matchKeys('g', 'i', KNOWN)).toEqual({ kind: 'run', keys: 'g i' })
})

test('after G, S leads to what is starred and stars nothing', () => {
  expect(matchKeys('g', 's', KNOWN)).toEqual({ kind: 'run', keys: 'g s' })
  expect(matchKeys(null, 's', KNOWN)).toEqual({ kind: 'run', keys: 's' })
})

test('a key that does not go on with the sequence counts by itself', () => {
  expect(matchKeys('g', 'j', KNOWN)).toEqual({ kind: 'run', keys: 'j' })
  expect(matchKeys('g', 'g', KNOWN)).toEqual({ kind: 'wait', first: 'g' })
  expect(matchKeys('g', 'x', KNOWN)).toEqual({ kind: 'none' })
})
