import { connect, createServer } from 'node:net'

/** A port that nobody listens on, on either address that "localhost" may mean to a browser. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await anyPort()
    if (!(await answers(port, '::1'))) return port
  }
}

function anyPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host)
    const done = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => done(true)).once('error', () => done(false))
  })
}
