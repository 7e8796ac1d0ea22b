import { expect, test } from 'vitest'
import { labelTree } from './label-tree.ts'

const label = (id: number, name: string, unread = 0, colour: string | null = null) => ({
  id,
  name,
  unread,
  colour,
})

test('labels nest by their slashes, and each parent stands before its children', () => {
  const tree = labelTree([
    label(1, 'Klanten/Offerte'),
    label(2, 'Klanten 2'),
    label(3, 'Klanten'),
    label(4, 'Beurs'),
  ])
  expect(tree.map(({ name, depth }) => [name, depth])).toEqual([
    ['Beurs', 0],
    ['Klanten', 0],
    ['Offerte', 1],
    ['Klanten 2', 0],
  ])
})

test('the same label in two mailboxes is one, with both counts and whichever colour there is', () => {
  const tree = labelTree([label(7, 'Garantie', 2), label(12, 'Garantie', 3, '#fb4c2f')])
  expect(tree).toEqual([
    { path: 'Garantie', name: 'Garantie', depth: 0, address: 'label-7', colour: '#fb4c2f', unread: 5 },
  ])
})

test('a parent that is no label itself is shown without a way to open it', () => {
  const [parent, child] = labelTree([label(5, 'Leveranciers/Naven')])
  expect(parent).toMatchObject({ name: 'Leveranciers', address: null })
  expect(child).toMatchObject({ name: 'Naven', address: 'label-5', depth: 1 })
})

test('what is nested deeper than the rail can show keeps the rest of its path', () => {
  const tree = labelTree([label(9, 'A/B/C/D')])
  expect(tree.map(({ name, depth }) => [name, depth])).toEqual([
    ['A', 0],
    ['B', 1],
    ['C', 2],
    ['C/D', 2],
  ])
})
