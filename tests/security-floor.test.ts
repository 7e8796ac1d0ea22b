import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The least versions that are safe to run, each with the advisory that set it. Looked through at every release. */
const FLOOR: Record<string, [least: string, because: string]> = {
  next: ['16.3.3', 'GHSA-2xp9-vwfh-vxw4: code execution in the image optimiser without signing in'],
  'next-auth': ['4.24.15', 'GHSA-7rqj-j65f-68wh, GHSA-x445-f3h2-j279, GHSA-xmf8-cvqr-rfgj'],
  nodemailer: ['9.1.1', 'GHSA-c7w3-x93f-qmm8 and the releases after it'],
  'sanitize-html': ['2.17.4', 'CVE-2026-44990: script through the default configuration'],
}

type Lock = { packages: Record<string, { version?: string }> }
const lock: Lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))

test.each(Object.entries(FLOOR))('%s is at least %s, wherever it is installed', (name, [least]) => {
  const places = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
  expect(places.length).toBeGreaterThan(0)
  for (const [path, { version = '' }] of places)
    expect(isAtLeast(version, least), `${path} ${version}`).toBe(true)
})

test('a version is compared by its numbers', () => {
  expect(isAtLeast('16.10.0', '16.9.9')).toBe(true)
  expect(isAtLeast('16.3.2', '16.3.3')).toBe(false)
  expect(isAtLeast('9.1.1-beta.1', '9.1.1')).toBe(false)
})

function isAtLeast(version: string, least: string): boolean {
  if (version.includes('-')) return false
  return version.localeCompare(least, 'en', { numeric: true }) >= 0
}
