import { Resolver } from 'node:dns/promises'

const TRY_MS = 2_000
const TRIES = 2

/** All addresses of a host name. Throws the resolver's error when it has none. */
export type Resolve = (host: string, signal: AbortSignal) => Promise<string[]>

/**
 * Asks the machine's name servers, of both families. Not by the system's resolver: that one holds a thread for as long as a stranger's
 * name server likes, and reads names for this network alone from the hosts file.
 */
export const resolvePublicly: Resolve = async (host, signal) => {
  const resolver = new Resolver({ timeout: TRY_MS, tries: TRIES })
  const cancel = () => resolver.cancel()
  signal.addEventListener('abort', cancel)
  try {
    const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
    const addresses = [four, six].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    if (addresses.length === 0 && four.status === 'rejected') throw four.reason
    return addresses
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
