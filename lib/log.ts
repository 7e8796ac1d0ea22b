import { createHash } from 'node:crypto'

type Level = 'debug' | 'info' | 'warn' | 'error'
type Fields = Record<string, string | number | boolean | null | undefined>

/** Names that must never carry their value into a log line, whoever passes them. */
const SECRET = /token|secret|password|cookie|authorization|session|subject|snippet|body|html/i

/**
 * One JSON line to stdout: time, level, event name, fields. Never mail content, never a credential;
 * fields are scalars on purpose, so that no object with a mail inside slips through.
 */
export function log(level: Level, event: string, fields: Fields = {}): void {
  const line: Fields = { time: new Date().toISOString(), level, event }
  for (const [key, value] of Object.entries(fields)) line[key] = SECRET.test(key) ? '[hidden]' : value
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** An error as log fields: its name, code and where it was thrown; the message only of our own errors, since foreign ones quote their input. */
export function errorFields(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error }
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
      ? error.code
      : undefined
  const at = error.stack
    ?.split('\n')
    .find((line) => line.trimStart().startsWith('at '))
    ?.trim()
  return { error: error.name, code, at, cause: error.cause instanceof Error ? error.cause.name : undefined }
}

/** A stable stand-in for an identifier that may not be logged itself, such as a session id. */
export const logHash = (value: string) => createHash('sha256').update(value).digest('hex').slice(0, 12)
