import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Problem } from './problem.ts'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LEAVE_WITH_PARENT = new URL('./leave-with-parent.ts', import.meta.url).href

export type RunningProcess = {
  name: string
  /** Resolves when it is gone, with how: "code 0", "SIGKILL". */
  ended: Promise<string>
  /** Waits until its log holds the pattern. Throws a Problem with the end of the log when it ends first, or after `seconds`. */
  waitFor(pattern: RegExp, seconds: number): Promise<RegExpExecArray>
  /** Waits until it has done its work. Throws a Problem with the end of the log when it failed. */
  finish(): Promise<void>
  /** Asks it and its own children to end, and ends them after 25 s, or at once. Harmless when it is gone. */
  stop(how?: 'politely' | 'at once'): Promise<void>
  /** What to tell a person of it, with the end of its log. */
  problem(how: string): Problem
}

/** Starts `node ...args` in the project's folder with its output in a log file. A group of its own: a Ctrl-C in the terminal reaches only us. */
export function startProcess(
  name: string,
  args: string[],
  options: { log: string; env: Record<string, string> },
): RunningProcess {
  mkdirSync(dirname(options.log), { recursive: true })
  const log = openSync(options.log, 'w')
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { NODE_ENV: 'production', NODE_OPTIONS: `--import=${LEAVE_WITH_PARENT}`, ...options.env },
    stdio: ['ignore', log, log],
    detached: process.platform !== 'win32',
  })
  closeSync(log)
  let gone = false
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
  }).finally(() => {
    gone = true
  })
  const said = () => readFileSync(options.log, 'utf8')
  const problem = (how: string) =>
    new Problem(`${name} ${how}. The end of ${options.log}:\n\n${lastLines(said())}`)
  const signal = (kind: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(process.platform === 'win32' ? child.pid : -child.pid, kind)
    } catch {
      child.kill(kind) // its group is gone already
    }
  }

  return {
    name,
    ended,
    problem,
    async waitFor(pattern, seconds) {
      const until = Date.now() + seconds * 1000
      for (;;) {
        const found = pattern.exec(said())
        if (found) return found
        if (gone) throw problem(`could not start (${await ended})`)
        if (Date.now() > until) throw problem(`was not ready within ${seconds} s`)
        await Promise.race([wait(50), ended])
      }
    },
    async finish() {
      const how = await ended
      if (how !== 'code 0') throw problem(`failed (${how})`)
    },
    async stop(how = 'politely') {
      if (gone) return
      signal(how === 'politely' ? 'SIGTERM' : 'SIGKILL')
      await Promise.race([ended, wait(25_000, undefined, { ref: false })]) // ms; the worker lets what it does end at its next step
      if (!gone) signal('SIGKILL')
      await ended
    },
  }
}

function lastLines(text: string): string {
  const lines = text.trimEnd().split('\n').slice(-12)
  return lines.map((line) => `  ${line.slice(0, 400)}`).join('\n')
}
