import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareBuild } from '#/demo/build.ts'
import { seconds } from '#/demo/progress.ts'
import type { Results } from './support/results.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BIN = join(ROOT, 'node_modules', '.bin')
const running = new Set<ChildProcess>()

type Command = {
  /** A tool of node_modules/.bin, or "node". */
  tool: string
  args: string[]
  env?: Record<string, string>
  /** Shows what it writes as it comes, rather than only when it fails. */
  live?: boolean
}

/** Runs a tool that either passes or fails: it counts as one. */
export function runTool(name: string, command: Command): Promise<Results> {
  return timed(name, command, (code) => ({
    passed: code === 0 ? 1 : 0,
    failed: code === 0 ? 0 : 1,
    skipped: [],
  }))
}

/** Runs vitest on some projects; each test counts. */
export function runVitest(
  name: string,
  projects: string[],
  options: { env?: Record<string, string>; live?: boolean } = {},
): Promise<Results> {
  const file = join(tmpdir(), `lilac-results-${process.pid}-${projects.join('-')}.json`)
  const args = ['run', ...projects.flatMap((project) => ['--project', project]), '--passWithNoTests']
  const command = { tool: 'vitest', args, live: options.live, env: { ...options.env, TEST_RESULTS: file } }
  return timed(name, command, (code) => withCrash(code, readOnce<Results>(file)))
}

/** Runs the browser tests; each test counts. */
export function runPlaywright(name: string, options: { env: Record<string, string> }): Promise<Results> {
  const file = join(tmpdir(), `lilac-results-${process.pid}-e2e.json`)
  const command = {
    tool: 'playwright',
    args: ['test'],
    live: true,
    env: { ...options.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  }
  return timed(name, command, (code) => {
    const report = readOnce<PlaywrightReport>(file)
    return withCrash(code, report && playwrightResults(report))
  })
}

/** Makes a production build, unless there is one of these very sources. */
export async function runBuild(name: string, folder: string): Promise<Results> {
  const needed = prepareBuild(folder)
  if (!needed) return { passed: 1, failed: 0, skipped: [] }
  const results = await runTool(name, {
    tool: 'node',
    args: needed.args,
    env: { ...needed.env, NODE_ENV: 'production' },
  })
  if (results.failed === 0) needed.done()
  return results
}

/** Names what was skipped, closes with "N passed, N failed", and sets the exit code. */
export function conclude(all: Results[]): void {
  const passed = all.reduce((sum, part) => sum + part.passed, 0)
  const failed = all.reduce((sum, part) => sum + part.failed, 0)
  const skipped = all.flatMap((part) => part.skipped)
  if (skipped.length > 0) console.log(`\nSkipped (${skipped.length}):`)
  for (const { name, reason } of skipped) console.log(`  ${name} (${reason})`)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}

/** Ends what is running at this moment. */
export function endSteps(): void {
  for (const child of running) killGroup(child, 'SIGKILL')
}

async function timed(name: string, command: Command, read: (code: number) => Results): Promise<Results> {
  const began = Date.now()
  if (command.live) console.log(`\n${name}`)
  const { code, output } = await run(command)
  const results = read(code)
  const ok = results.failed === 0
  tell(
    name,
    began,
    ok,
    results.passed + results.failed > 1 ? `${results.passed} passed, ${results.failed} failed` : '',
  )
  if (!ok && !command.live) console.log(`\n${output.trim()}\n`)
  return results
}

function tell(name: string, began: number, ok: boolean, counts: string): void {
  console.log(`  ${ok ? '✓' : '✗'} ${name.padEnd(28)} ${seconds(began, 1).padStart(8)}  ${counts}`.trimEnd())
}

/** In a group of its own, so that whatever a tool leaves behind is ended with it. */
function run({ tool, args, env, live }: Command): Promise<{ code: number; output: string }> {
  const path = tool === 'node' ? process.execPath : join(BIN, tool)
  const child = spawn(path, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    detached: true,
  })
  running.add(child)
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    const end = (code: number, said: string) => {
      running.delete(child)
      killGroup(child, 'SIGKILL')
      resolve({ code, output: output + said })
    }
    child.once('error', (error) => end(1, error.message))
    child.once('exit', (code, signal) => setImmediate(end, code ?? 1, signal ? `ended by ${signal}` : '')) // after its last output
  })
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, signal)
  } catch {
    // nobody is left in it
  }
}

/** A tool that failed without a failed test, or gave no results, crashed: that counts as one. */
function withCrash(code: number, results: Results | undefined): Results {
  const found = results ?? { passed: 0, failed: 0, skipped: [] }
  return code !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found
}

function readOnce<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined
  const content: T = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(file)
  return content
}

type PlaywrightReport = { suites: Suite[]; errors: unknown[] }
type Suite = { title: string; suites?: Suite[]; specs: { title: string; tests: SpecTest[] }[] }
type SpecTest = {
  status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
  annotations: { type: string; description?: string }[]
}

function playwrightResults(report: PlaywrightReport): Results {
  const results: Results = { passed: 0, failed: report.errors.length, skipped: [] }
  const walk = (suite: Suite, path: string) => {
    for (const spec of suite.specs) {
      for (const { status, annotations } of spec.tests) {
        const reason =
          annotations.find(({ type }) => type === 'skip')?.description ??
          'not run, since one before it failed'
        if (status === 'skipped') results.skipped.push({ name: `${path}: ${spec.title}`, reason })
        else if (status === 'expected') results.passed += 1
        else results.failed += 1
      }
    }
    for (const inner of suite.suites ?? []) walk(inner, `${path} ${inner.title}`)
  }
  for (const suite of report.suites) walk(suite, suite.title)
  return results
}
