import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** A file, and something that it may not import. */
const FORBIDDEN: [file: string, imported: string][] = [
  ['app/(crm)/mail/page.ts', '#/db/client.ts'],
  ['app/(crm)/mail/page.ts', 'drizzle-orm'],
  ['app/(crm)/mail/page.ts', '@googleapis/gmail'],
  ['app/(crm)/mail/page.ts', '#/demo/world/people.ts'],
  ['app/api/v1/threads/route.ts', '#/jobs/worker.ts'],
  ['app/api/v1/threads/route.ts', '#/app/layout.tsx'],
  ['components/mail/list.ts', '#/lib/mail/queries.ts'],
  ['components/mail/list.ts', '#/db/schema/index.ts'],
  ['components/mail/list.ts', 'postgres'],
  ['components/ui/button.ts', '#/components/mail/list.ts'],
  ['components/ui/button.ts', '#/lib/mail/types.ts'],
  ['lib/crypto.ts', '#/lib/mail/queries.ts'],
  ['lib/crypto.ts', '#/components/ui/button.ts'],
  ['lib/crypto.ts', 'react'],
  ['lib/gmail/client.ts', '#/lib/sync/plan.ts'],
  ['lib/mime/parse.ts', '#/lib/sync/plan.ts'],
  ['lib/mime/parse.ts', 'google-auth-library'],
  ['lib/contacts/queries.ts', '#/lib/mail/queries.ts'],
  ['lib/sync/plan.ts', '@googleapis/gmail'],
  ['lib/mail/queries.ts', '#/app/layout.tsx'],
  ['lib/mail/queries.ts', '#/tests/support/database.ts'],
  ['lib/mail/queries.ts', '../sync/plan.ts'],
  ['db/client.ts', '#/lib/env.ts'],
  ['db/client.ts', '../lib/env.ts'],
  ['jobs/worker.ts', 'drizzle-orm/postgres-js'],
  ['jobs/worker.ts', '#/components/ui/button.ts'],
  ['demo/google/main.ts', '#/lib/mime/parse.ts'],
  ['demo/google/main.ts', '#/db/client.ts'],
  ['tests/e2e/read.spec.ts', '#/app/layout.tsx'],
]

const ALLOWED: [file: string, imported: string][] = [
  ['app/(crm)/mail/page.ts', '#/lib/mail/queries.ts'],
  ['app/(crm)/mail/page.ts', '#/components/mail/list.ts'],
  ['components/mail/list.ts', '#/lib/mail/types.ts'],
  ['components/mail/list.ts', '#/lib/api/client.ts'],
  ['components/mail/list.ts', '#/components/ui/button.ts'],
  ['lib/gmail/client.ts', '@googleapis/gmail'],
  ['lib/sync/plan.ts', '#/lib/gmail/client.ts'],
  ['lib/mail/queries.ts', '#/db/client.ts'],
  ['lib/mail/queries.ts', '#/lib/contacts/queries.ts'],
  ['jobs/worker.ts', '#/lib/sync/plan.ts'],
  ['tests/integration/sync.test.ts', '#/lib/sync/plan.ts'],
]

/** The ways in which a file can import another. */
const FORMS = [
  (path: string) => `import { something } from '${path}'\nexport const kept = something\n`,
  (path: string) => `import type { Something } from '${path}'\nexport type Kept = Something\n`,
  (path: string) => `export { something } from '${path}'\n`,
  (path: string) => `export const kept = () => import('${path}')\n`,
]

const folder = mkdtempSync(join(tmpdir(), 'lilac-imports-'))
let offenders: Set<string>

beforeAll(() => {
  for (const file of ['biome.json', '.gitignore']) copyFileSync(join(ROOT, file), join(folder, file))
  for (const [file, imported] of [...FORBIDDEN, ...ALLOWED])
    for (const [index, form] of FORMS.entries()) {
      const path = join(folder, placeOf(file, imported, index))
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, form(imported))
    }
  offenders = lint()
})

afterAll(() => rmSync(folder, { recursive: true }))

test.for(FORBIDDEN)('lint stops %s from importing %s, however it is written', ([file, imported]) => {
  for (const index of FORMS.keys()) expect(offenders).toContain(placeOf(file, imported, index))
})

test.for(ALLOWED)('lint lets %s import %s', ([file, imported]) => {
  for (const index of FORMS.keys()) expect(offenders).not.toContain(placeOf(file, imported, index))
})

/** A file of its own for each case, in the folder whose rule is tried. */
function placeOf(file: string, imported: string, form: number): string {
  return `${dirname(file)}/${imported.replace(/\W+/g, '-')}-${form}.ts`
}

/** The files that the import rule, and no other, refuses. */
function lint(): Set<string> {
  const biome = join(ROOT, 'node_modules', '.bin', 'biome')
  const args = ['lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', '--reporter=json', '.']
  const answer = run(biome, args)
  const report: { diagnostics: { location: { path: string } }[] } = JSON.parse(
    answer.slice(answer.indexOf('{"')),
  )
  return new Set(report.diagnostics.map(({ location }) => location.path))
}

function run(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout) // it found something, as it should
    throw error
  }
}
