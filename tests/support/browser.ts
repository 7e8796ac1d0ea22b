import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

export type Browser = { executablePath: string; args: string[]; env: Record<string, string> }

/** The Chromium for browser tests: the one that CHROMIUM_PATH names, the system's, Playwright's own, else the one that npm brought. */
export async function findBrowser(): Promise<Browser> {
  const there = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', chromium.executablePath()].find(
    (path) => path && existsSync(path),
  )
  return { executablePath: there ?? (await unpackChromium()), args: ARGS, env: environment() }
}

/** As root Chromium has no sandbox of its own; the rest keeps it from talking to the network on its own account. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** It comes packed, with the shared libraries it needs, and unpacks into one fixed folder. */
async function unpackChromium(): Promise<string> {
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x' // read at import: without it the libraries stay packed
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}

function environment(): Record<string, string> {
  const libraries = join(tmpdir(), 'al2023', 'lib')
  return {
    ...Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? ''])),
    ...(existsSync(libraries) && { LD_LIBRARY_PATH: libraries }),
  }
}
