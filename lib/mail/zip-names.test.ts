import { expect, test } from 'vitest'
import { zipNames } from './zip-names.ts'

test.each([
  [
    ['foto.jpg', 'FOTO.JPG', 'foto.jpg', 'foto (2).jpg'],
    ['foto.jpg', 'FOTO (2).JPG', 'foto (3).jpg', 'foto (2) (2).jpg'],
  ],
  [
    ['../../etc/passwd', '/etc/passwd', 'C:\\boot.ini'],
    ['_.._etc_passwd', '_etc_passwd', 'C__boot.ini'],
  ],
  [
    ['caf\u00e9.txt', 'cafe\u0301.txt'],
    ['caf\u00e9.txt', 'cafe\u0301 (2).txt'],
  ],
  [
    ['', 'attachment', '...'],
    ['attachment', 'attachment (2)', 'attachment (3)'],
  ],
  [['bon.pdf'], ['bon.pdf']],
])('%j are packed as %j', (names, expected) => {
  expect(zipNames(names)).toEqual(expected)
})
