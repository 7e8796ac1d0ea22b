import type { Sql, TransactionSql } from 'postgres'

const LONGEST = 8_192 // characters; what is longer spells rows out, and hardly comes a second time

/**
 * Has statements with parameters prepared, each once a connection, also within transactions: Postgres reads one once, plans it a few times, and is asked
 * once where it would be asked twice. Drizzle hands them all to `unsafe`, and asks for none to be prepared.
 */
export function prepareStatements(client: Sql | TransactionSql): void {
  const { unsafe } = client
  const preparing: typeof unsafe = (text, args = [], options = {}) =>
    unsafe(text, args, { ...options, prepare: args.length > 0 && text.length <= LONGEST })
  client.unsafe = preparing
  if ('begin' in client) client.begin = within(client.begin)
  if ('savepoint' in client) client.savepoint = within(client.savepoint)
}

type Work = (inner: TransactionSql) => unknown
type Open = (...args: [Work] | [options: string, Work]) => Promise<unknown>

/** Opens a transaction, or one within it, in which statements are prepared too. */
function within<T>(open: T): T {
  const plain = open as Open
  const preparing: Open = (...args) => {
    const [work, options] = args.length === 1 ? args : [args[1], args[0]]
    const inside: Work = (inner) => {
      prepareStatements(inner)
      return work(inner)
    }
    return options === undefined ? plain(inside) : plain(options, inside)
  }
  return preparing as T
}
