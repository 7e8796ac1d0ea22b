import { expect, test } from 'vitest'
import { capsOf, comboOf, isSingleKey } from './combo.ts'

const none = { code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }

test.each([
  [{ key: 'j' }, 'j'],
  [{ key: 'J' }, 'j'], // caps lock
  [{ key: 'U', shiftKey: true }, 'shift+u'],
  [{ key: '?', shiftKey: true }, '?'],
  [{ key: '#', altKey: true }, '#'], // ⌥3 on a British Mac
  [{ key: '#', altKey: true, ctrlKey: true }, '#'], // AltGr 3 on a Spanish PC
  [{ key: 'о', code: 'KeyJ' }, 'j'], // a Russian keyboard
  [{ key: 'Escape' }, 'esc'],
  [{ key: 'F6', shiftKey: true }, 'shift+f6'],
  [{ key: 'j', ctrlKey: true }, null],
  [{ key: 'k', metaKey: true }, null],
  [{ key: 'j', altKey: true }, null],
  [{ key: 'Enter', ctrlKey: true }, null],
])('%j is %s', (pressed, combo) => {
  expect(comboOf({ ...none, ...pressed })).toBe(combo)
})

test('what is typed with one character can be switched off', () => {
  expect(['j', 'shift+u', '?', '+', 'g i'].filter(isSingleKey)).toEqual(['j', 'shift+u', '?', '+', 'g i'])
  expect(['esc', 'enter', 'f6', 'shift+f6'].filter(isSingleKey)).toEqual([])
})

test('keys as caps show them', () => {
  expect(['shift+u', 'g i', 'esc', '#', '+', 'f6', 'mod+shift+enter'].map(capsOf)).toEqual([
    ['⇧U'],
    ['G', 'I'],
    ['Esc'],
    ['#'],
    ['+'],
    ['F6'],
    ['⌘⇧↵'],
  ])
})
