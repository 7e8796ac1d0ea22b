import { readFileSync } from 'node:fs'
import { z } from 'zod'

const url = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  })

const key = z.string().refine((value) => Buffer.from(value, 'base64').length === 32, {
  message: 'must be 32 bytes in base64; make one with: openssl rand -base64 32',
})

const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )

const hostAndPort = z.string().refine(
  (value) => {
    const url = URL.parse(`http://${value}`)
    return /^[a-z\d.:[\]-]+:\d+$/.test(value) && url?.hostname === value.replace(/:\d+$/, '')
  },
  { message: 'must be exact hosts with their ports, such as 127.0.0.1:4010' },
)

const schema = z.object({
  DATABASE_URL: url(['postgres:', 'postgresql:']),
  DIRECT_DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  NEXTAUTH_URL: url(['http:', 'https:']),
  NEXTAUTH_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters; make one with: openssl rand -base64 32'),
  GOOGLE_CLIENT_ID: z.string().min(1),
  GOOGLE_CLIENT_SECRET: z.string().min(1),
  GOOGLE_BASE_URL: url(['http:', 'https:'])
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  ENCRYPTION_KEY: key,
  ENCRYPTION_KEYS_OLD: list.pipe(z.array(key)),
  ALLOWED_DOMAINS: list.transform((domains) => domains.map((domain) => domain.toLowerCase())),
  REMOTE_IMAGE_ALLOW: list.pipe(z.array(hostAndPort)),
  GMAIL_UNITS_PER_MINUTE: z.coerce.number().int().positive().default(6_000),
  GMAIL_CONCURRENCY: z.coerce.number().int().min(2).default(40),
  GMAIL_POLL_SECONDS: z.coerce.number().int().min(1).default(60),
  SEND_LOOK_SECONDS: z.coerce.number().positive().default(5),
  SEND_ASKING_SECONDS: z.coerce.number().positive().default(600),
  WORKER: z.enum(['separate']).default('separate'),
})

export type Env = z.output<typeof schema>

/**
 * Reads and checks an environment. A variable NAME may also be given as NAME_FILE, the path of a file that holds it (Docker secrets).
 * Throws one error that names every bad key at once, without echoing any value.
 */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const given: Record<string, string> = {}
  const problems: string[] = []
  for (const name of Object.keys(schema.shape)) {
    const file = source[`${name}_FILE`]
    try {
      const value = file ? readFileSync(file, 'utf8').trim() : source[name]
      if (value !== undefined && value !== '') given[name] = value
    } catch {
      problems.push(`${name}_FILE: the file it names can't be read`)
    }
  }
  if (given.REMOTE_IMAGE_ALLOW && !isTryout(given))
    problems.push(
      'REMOTE_IMAGE_ALLOW: only where GOOGLE_BASE_URL is set and NEXTAUTH_URL is on this machine: it opens a way into your network',
    )
  const result = schema.safeParse(given)
  if (result.success && problems.length === 0) return result.data
  for (const issue of result.error?.issues ?? []) {
    const name = String(issue.path[0])
    problems.push(`${name}: ${name in given ? issue.message : 'is missing'}`)
  }
  throw new Error(`The environment is not complete. See .env.example.\n  ${problems.join('\n  ')}`)
}

/** Whether this is a demo or a test: another server stands in Google's place, and nobody reaches the site from elsewhere. */
function isTryout({ GOOGLE_BASE_URL, NEXTAUTH_URL = '' }: Record<string, string>): boolean {
  const host = URL.parse(NEXTAUTH_URL)?.hostname ?? ''
  return Boolean(GOOGLE_BASE_URL) && ['localhost', '127.0.0.1', '[::1]'].includes(host)
}

let checked: Env | undefined

/** The checked environment. Read at the first use, not at import, so that a build needs none of it. */
export function env(): Env {
  checked ??= readEnv(process.env)
  return checked
}
