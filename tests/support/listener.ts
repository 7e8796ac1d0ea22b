import { type AddressInfo, createServer, type Server } from 'node:net'

/** Who came to the listener since the test began: the host that each connection was for, "silent" until it says so. */
export type Listener = {
  server: Server
  port: number
  visits: { host: string; referrer?: string | undefined }[]
}

/** Listens on 127.0.0.1 at a free port. The host is told by the Host of http, or by the name in the hello of TLS. */
export async function listen(): Promise<Listener> {
  const listener: Pick<Listener, 'visits'> = { visits: [] }
  const server = createServer((socket) => {
    const visit: Listener['visits'][number] = { host: 'silent' }
    listener.visits.push(visit)
    let heard = ''
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1')
      visit.host =
        (/\r\nhost: ([^\r:]+)/i.exec(heard)?.[1] ?? /[a-z0-9.-]+\.example/.exec(heard)?.[0]) || 'silent'
      visit.referrer = /\r\nreferer: ([^\r]+)/i.exec(heard)?.[1]
      if (heard.startsWith('\x16')) socket.destroy()
      else if (heard.includes('\r\n\r\n'))
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(listener, { server, port: (server.address() as AddressInfo).port })
}
