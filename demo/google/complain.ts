/** Says on the error stream what went wrong inside this server: never what a client did wrong. */
export function complain(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
}
