import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'

/** Whether a process of this number runs, whoever owns it. One that ended and that nobody has asked about (in a container without an init process) does not. */
export function isAlive(pid: number): boolean {
  try {
    if (!(pid > 0 && process.kill(pid, 0))) return false
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return !hasEnded(pid)
}

/** The processes that run in a folder, such as a database server and its helpers; undefined where the system does not show it. */
export function processesIn(folder: string): number[] | undefined {
  if (process.platform !== 'linux') return undefined
  if (!existsSync(folder)) return []
  const path = realpathSync(folder)
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && workingFolder(pid) === path)
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined // not ours to see, or gone
  }
}

function hasEnded(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8')) // number, (name), state
  } catch {
    return true // it went this moment
  }
}
