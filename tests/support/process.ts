import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/lilac-tests', import.meta.url)) // what the same programs were compiled to before
const LEAVE_WITH_PARENT = new URL('../../demo/leave-with-parent.ts', import.meta.url).href

export type TestProcess = {
  pid: number
  /** All it has written so far, both streams. */
  output(): string
  /** Waits until its output holds the pattern. Throws with the output when the process ends first, or after `timeout` ms. */
  waitFor(pattern: RegExp, timeout?: number): Promise<RegExpExecArray>
  /** Resolves when it is gone. */
  ended: Promise<void>
  /** The code it ended with; undefined while it runs, and when a signal ended it. */
  exitCode(): number | undefined
  /** Waits until it has ended by itself. Throws with the output unless it ended well. */
  end(): Promise<void>
  /** Sends a signal and waits until the process is gone: SIGKILL is a crash. */
  kill(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<void>
  /** Asks it to end, and kills it after 25 s. Harmless when it is gone already. */
  stop(): Promise<void>
}

/** Starts `node ...args` in the project's folder with exactly this environment. `name` stands in error messages. */
export function startProcess(name: string, args: string[], env: Record<string, string>): TestProcess {
  const child = spawn(process.execPath, ['--import', LEAVE_WITH_PARENT, ...args], {
    cwd: ROOT,
    env: { NODE_ENV: 'production', NODE_COMPILE_CACHE: COMPILED, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  let ended: string | undefined
  const gone = new Promise<void>((resolve) => {
    const end = (how: string) => {
      ended ??= how
      resolve()
    }
    child.once('error', (error) => end(error.message))
    child.once('close', (code, signal) => end(`ended with ${signal ?? `code ${code}`}`))
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${name} could not be started`)
  const failed = (reason: string) => new Error(`${name} ${reason}. Its output:\n${output.slice(-5_000)}`)

  return {
    pid,
    output: () => output,
    ended: gone,
    exitCode: () => child.exitCode ?? undefined,
    async waitFor(pattern, timeout = 30_000) {
      const until = Date.now() + timeout
      for (;;) {
        const found = pattern.exec(output)
        if (found) return found
        if (ended) throw failed(ended)
        if (Date.now() > until) throw failed(`did not say ${pattern} within ${timeout / 1000} s`)
        await Promise.race([wait(20), gone])
      }
    },
    async end() {
      await gone
      if (ended !== 'ended with code 0') throw failed(ended ?? 'has not ended')
    },
    async kill(signal) {
      child.kill(signal)
      await gone
    },
    async stop() {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 25_000) // ms; a worker takes up to 20 s
      await gone
      clearTimeout(late)
    },
  }
}
