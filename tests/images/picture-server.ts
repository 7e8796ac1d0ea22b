import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { fetchPublicImage } from '#/lib/images/fetch.ts'
import { NoImage } from '#/lib/images/no-image.ts'

type Options = Parameters<typeof fetchPublicImage>[1]

const servers: Server[] = []

/** A server of pictures on this machine, under a name that only `options` know; they allow it. */
export async function pictures(answer: RequestListener) {
  const server = createServer(answer)
  const host = `pictures.example:${await listen(server)}`
  const options = { allow: [host], resolve: async (_host: string) => ['127.0.0.1'], patienceMs: 5_000 }
  return { url: (path: string) => `http://${host}${path}`, options, server }
}

/** Gives the port; `closeServers` closes it. */
export async function listen(server: Server): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

export function closeServers(): void {
  for (const server of servers.splice(0)) {
    server.close()
    if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function')
      server.closeAllConnections()
  }
}

/** Why there is no picture at an address; undefined when there is one. */
export async function reasonOf(address: string, options: Options): Promise<string | undefined> {
  try {
    await fetchPublicImage(address, options)
    return undefined
  } catch (error) {
    if (error instanceof NoImage) return error.reason
    throw error
  }
}
