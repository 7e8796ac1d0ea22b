import { connect, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from './problem.ts'

/** Throws a Problem when the product's port is taken, on either of the two addresses that "localhost" may mean to a browser. */
export async function assertFree(port: number): Promise<void> {
  const taken = [await answers(port, '127.0.0.1'), await answers(port, '::1'), !(await canListen(port))]
  if (taken.includes(true))
    throw new Problem(
      `Port ${port} is in use by another program. End that one and start again, or use another port: npm run demo -- --port ${port + 1}`,
    )
}

/** Waits a moment for a port that processes of a killed demo are about to leave. Throws a Problem when it stays taken. */
export async function portFrees(port: number): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    if (await canListen(port)) return
    await wait(250)
  }
  throw new Problem(
    `Port ${port}, on which this demo's local Google has run since its first start, is in use by another program. End that one and start again, or begin anew: npm run demo -- --reset`,
  )
}

/** Whether a server can be started here on 127.0.0.1. */
export function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 })
    const done = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => done(true))
    socket.once('timeout', () => done(false))
    socket.once('error', () => done(false))
  })
}
