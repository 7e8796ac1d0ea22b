import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './processes.ts'

const SOURCES = [
  'app',
  'components',
  'db',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

/**
 * What a production build into `folder` (.next, or another beside it) takes: arguments for node, and variables. Undefined when the one that
 * lies there is of these very sources. `done` is called when it succeeded.
 */
export function prepareBuild(
  folder: string,
): { args: string[]; env: Record<string, string>; done(): void } | undefined {
  const stamp = join(ROOT, folder, 'lilac-sources') // inside: a build by hand clears the folder, and with it this
  const sources = hashSources()
  const built = existsSync(stamp) && existsSync(join(ROOT, folder, 'BUILD_ID'))
  if (built && readFileSync(stamp, 'utf8') === sources) return undefined
  return {
    args: ['node_modules/next/dist/bin/next', 'build'],
    env: { NEXT_DIST_DIR: folder, NEXT_TELEMETRY_DISABLED: '1' },
    done: () => writeFileSync(stamp, sources),
  }
}

function hashSources(): string {
  const hash = createHash('sha256').update(process.version)
  for (const source of SOURCES) {
    const path = join(ROOT, source)
    if (!existsSync(path)) continue
    const files = /\.\w+$/.test(source) ? [path] : filesIn(path)
    for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
