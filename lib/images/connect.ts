import { once } from 'node:events'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { NoImage } from './no-image.ts'
import { isPublicAddress } from './public-address.ts'
import type { Resolve } from './resolve.ts'

type Options = {
  /** `host:port` of servers that may be asked wherever they are. */
  allow: string[]
  resolve: Resolve
  signal: AbortSignal
}

/**
 * A connection to the server of an address in a stranger's mail, with TLS verified for its name where it is https. The name is
 * resolved once, every address it has must be public, and the connection is made to one of those very addresses: a name that answers
 * otherwise a moment later changes nothing (DNS rebinding). Throws NoImage `refused`, or the network's own error.
 */
export async function connectPublicly(url: URL, { allow, resolve, signal }: Options): Promise<Socket> {
  const port = Number(url.port || DEFAULT_PORTS[url.protocol])
  const allowed = allow.includes(`${url.hostname}:${port}`)
  if (!allowed && port !== 80 && port !== 443) throw new NoImage('refused', `port ${port}`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) ? [host] : await resolve(host, signal)
  const judge = (address: string | undefined) => {
    if (!allowed && !isPublicAddress(address ?? '')) throw new NoImage('refused', `address ${address}`)
  }
  addresses.forEach(judge)
  const socket = connectTcp({
    host,
    port,
    signal,
    autoSelectFamily: true, // tries the next address when one is silent (RFC 8305)
    lookup: (_host, _options, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: isIP(address) })),
      ),
  })
  socket.on('error', () => undefined) // one that comes after the answer was read concerns nobody
  await once(socket, 'connect')
  try {
    judge(socket.remoteAddress)
    return url.protocol === 'https:' ? await secure(socket, host) : socket
  } catch (error) {
    socket.destroy()
    throw error
  }
}

const DEFAULT_PORTS: Record<string, number> = { 'http:': 80, 'https:': 443 }

async function secure(socket: Socket, host: string): Promise<Socket> {
  const secured = connectTls({
    socket,
    host, // what the certificate must be for
    servername: isIP(host) ? '' : host, // an address is no server name (RFC 6066 §3)
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: true,
  })
  secured.on('error', () => undefined)
  await once(secured, 'secureConnect')
  return secured
}
