import { createHash } from 'node:crypto'
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

/** A port that nobody uses, between 10000 and 19999: by the folder's name, so that several demos do not meet, or the next free one. */
export async function firstFreePort(folder: string): Promise<number> {
  const hash = createHash('sha256').update(folder).digest().readUInt32BE(0)
  for (let step = 0; step < 200; step++) {
    const port = 10_000 + ((hash + step) % 10_000)
    if (await canListen(port)) return port
  }
  throw new Problem(
    'No free port was found for the local Google, from 10000 to 19999. End some of the programs that listen there.',
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
