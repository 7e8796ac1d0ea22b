import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { firstFreePort } from './ports.ts'
import { stopPostgres } from './postgres.ts'
import { Problem } from './problem.ts'
import { isAlive, processesIn } from './process-table.ts'
import { ROOT } from './processes.ts'

/** Where everything of the demo lies; a test has a folder of its own. */
export const DATA = process.env.LILAC_DATA ?? join(ROOT, '.data')
const CLAIM = join(DATA, 'demo.pid')
const NEEDED_BYTES = 5e8 // a build and a database of the demo's size

export type DemoState = {
  nextauthSecret: string
  encryptionKey: string
  clientId: string
  clientSecret: string
  /** The local Google's: the same at each start, since sign-ins are known by its address. */
  googlePort: number
}

/** Makes this the one demo of this folder until the process ends. Throws a Problem when another runs. */
export function claimFolder(): void {
  mkdirSync(DATA, { recursive: true })
  chmodSync(DATA, 0o755) // the database server's account passes through it
  const disk = statfsSync(DATA)
  if (disk.bavail * disk.bsize < NEEDED_BYTES)
    throw new Problem(
      `The disk that holds ${DATA} has less than ${NEEDED_BYTES / 1e6} MB free. Free about 2 GB and start again; nothing that was stored is lost.`,
    )
  const other = claimedBy()
  if (other && other !== process.pid && isDemo(other))
    throw new Problem(
      `The demo already runs from this folder (process ${other}). Use that one, or end it with Ctrl-C where it was started (or: kill ${other}) and start again.`,
    )
  writeFileSync(CLAIM, String(process.pid))
}

/** Gives the folder back; another's claim stays. */
export function releaseFolder(): void {
  if (claimedBy() === process.pid) rmSync(CLAIM)
}

function claimedBy(): number | undefined {
  return existsSync(CLAIM) ? Number(readFileSync(CLAIM, 'utf8')) : undefined
}

/** Deletes everything that the demo stored, and only that. */
export async function reset(): Promise<void> {
  if (existsSync(join(DATA, 'postgres'))) await stopPostgres(join(DATA, 'postgres')).catch(() => undefined) // too damaged to be asked: then it does not run
  rmSync(DATA, { recursive: true, force: true })
  claimFolder()
}

/** The secrets of this demo, made at its first start and kept where only the person who started it reads them. */
export async function demoState(): Promise<DemoState> {
  const file = join(DATA, 'demo.json')
  if (existsSync(file)) return readState(file)
  const state: DemoState = {
    nextauthSecret: randomBytes(32).toString('base64'),
    encryptionKey: randomBytes(32).toString('base64'),
    clientId: `${randomBytes(6).toString('hex')}.apps.googleusercontent.com`,
    clientSecret: randomBytes(24).toString('base64url'),
    googlePort: await firstFreePort(DATA),
  }
  writeFileSync(`${file}.new`, JSON.stringify(state, null, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return state
}

function readState(file: string): DemoState {
  try {
    const state: DemoState = JSON.parse(readFileSync(file, 'utf8'))
    const complete =
      state.nextauthSecret &&
      state.encryptionKey &&
      state.clientId &&
      state.clientSecret &&
      state.googlePort > 0
    if (complete) return state
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Problem(
    `${file} is damaged, and what it held can't be made again. npm run demo -- --reset begins anew.`,
  )
}

/** Whether that process is a demo of this folder, and not one that got the same number later. */
function isDemo(pid: number): boolean {
  const inside = processesIn(ROOT)
  if (!inside) return isAlive(pid)
  return inside.includes(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('demo/start.ts')
}
