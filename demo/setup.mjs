// The first step of `npm run demo` and `npm test`: runs on the Node that is there (20.9 or later) before any package is, so it is plain
// JavaScript without dependencies. It installs what the lock file names, Node 24 included, and starts the rest with that Node.
import { spawn } from 'node:child_process'
import fs, { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rootProblem } from './server-account.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const packagedNode = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
const INSTALLED_BYTES = 2e9 // packages, build and a database take about 1.7 GB

/** Sets up what is missing, then runs a TypeScript file of the project with the command line's arguments, and ends as it ends. */
export async function startAfterSetup(file) {
  try {
    assertMachine()
    if (!isInstalled()) await install()
    await import('./link-node.mjs')
  } catch (error) {
    console.error(`\n${error instanceof Sentence ? error.message : explain(error)}\n`)
    process.exit(1)
  }
  run(existsSync(packagedNode) ? packagedNode : process.execPath, file)
}

class Sentence extends Error {}

function assertMachine() {
  const { platform, arch, version } = process
  const bringsNode = platform === 'linux' && (arch === 'x64' || arch === 'arm64')
  const least = bringsNode ? '20.9' : '22.18' // from 22.18 on Node reads TypeScript by itself
  if (isOlder(version.slice(1), least))
    throw new Sentence(
      `Lilac needs Node ${least} or later here (${platform} ${arch}); this is ${version}. Get one at https://nodejs.org and start again.`,
    )
  if (process.report) process.report.excludeNetwork = true // else it looks up names
  const libc = platform === 'linux' && process.report?.getReport().header.glibcVersionRuntime
  if (libc === undefined)
    throw new Sentence(
      'Lilac needs a Linux with glibc: the PostgreSQL and the Node that npm brings do not run on musl (Alpine).',
    )
  const npm = /npm\/([\d.]+)/.exec(process.env.npm_config_user_agent ?? '')?.[1]
  if (npm && isOlder(npm, '10'))
    throw new Sentence(
      `Lilac needs npm 10 or later; this is ${npm}. It comes with Node 20; npm install --global npm@10 brings it too.`,
    )
  const problem = rootProblem(join(root, 'package.json')) // said before a minute of installing
  if (problem) throw new Sentence(problem)
}

function isOlder(version, least) {
  const [have, need] = [version, least].map((text) => text.split('.').map(Number))
  return have[0] !== need[0] ? have[0] < need[0] : (have[1] ?? 0) < (need[1] ?? 0)
}

/** npm writes down what it installed when it is done; this compares that with the lock file, leaving out what is for other machines. */
function isInstalled() {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  const { '': ourselves, ...locked } = readPackages(join(root, 'package-lock.json'))
  return Object.entries(locked).every(
    ([name, entry]) => !isNeeded(entry) || installed[name]?.version === entry.version,
  )
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return {}
  }
}

/** An optional package counts when it names this kind of machine; one that names none is a part of those for other machines. */
function isNeeded({ optional, os, cpu, libc }) {
  if (!optional) return true
  const fits = (names, here) => names === undefined || [names].flat().includes(here)
  return (
    (os !== undefined || cpu !== undefined) &&
    fits(os, process.platform) &&
    fits(cpu, process.arch) &&
    (process.platform !== 'linux' || fits(libc, 'glibc'))
  )
}

async function install() {
  const disk = fs.statfsSync(root)
  if (disk.bavail * disk.bsize < INSTALLED_BYTES)
    throw new Sentence(
      `The disk that holds ${root} has less than ${INSTALLED_BYTES / 1e9} GB free. Free some space and start again.`,
    )
  const began = Date.now()
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`
  console.log('Installing packages (about a minute; at the first start and when they change)')
  const ticker = setInterval(() => {
    if (process.stdout.isTTY) process.stdout.write(`\r  ${seconds()} `)
  }, 1000)
  const result = await npm([
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
  ])
  clearInterval(ticker)
  if (process.stdout.isTTY) process.stdout.write('\r')
  if (result.code === 0) return console.log(`  Packages installed, ${seconds()}`)
  const log = join(root, '.data', 'logs', 'install.log')
  mkdirSync(dirname(log), { recursive: true })
  writeFileSync(log, result.output)
  const last = result.output.trim().split('\n').slice(-12).join('\n')
  throw new Sentence(`${last}\n\n${explain(result.output)} All that npm said is in ${log}.`)
}

/** The npm that runs this script, else the one in PATH. */
function npm(args) {
  const cli = process.env.npm_execpath
  const own = cli && basename(cli).startsWith('npm') && cli.endsWith('.js')
  const [command, first] = own ? [process.execPath, [cli]] : ['npm', []]
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: !own && process.platform === 'win32',
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: String(error) }))
    child.once('close', (code) => resolve({ code, output }))
  })
}

function explain(said) {
  const text = String(said)
  if (/ENOSPC|No space left|EDQUOT/i.test(text))
    return `The disk that holds ${root} is full. Free about 2 GB and start again.`
  if (/EACCES|EPERM|EROFS/i.test(text)) return `${root} can't be written to. Start from a folder of your own.`
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|network/i.test(text))
    return "npm can't reach its registry. Check the network (and a proxy, where there is one) and start again."
  return `Setting up failed: ${text.trim().split('\n').at(-1)}`
}

function run(node, file) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  const child = spawn(node, [join(root, file), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal)) // and wait until it has ended
  const before = startedBy()
  setInterval(() => startedBy() === before || child.kill('SIGTERM'), 500).unref() // ms; nobody waits for this any more
  child.once('error', (error) => {
    console.error(`${node} can't be started (${error.message}). Delete node_modules and start again.`)
    process.exit(1)
  })
  child.once('close', (code) => process.exit(code ?? 1))
}

/** Who would miss this: its parent, and npm where that put a shell between. */
function startedBy() {
  const parent = process.ppid
  try {
    const [, name, above] = /\((.*)\) \w (\d+)/.exec(readFileSync(`/proc/${parent}/stat`, 'utf8')) ?? []
    return process.env.npm_lifecycle_event && /sh$/.test(name) ? `${parent} ${above}` : String(parent)
  } catch {
    return String(parent) // no such list on this system
  }
}
