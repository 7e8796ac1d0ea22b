import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { complain } from './complain.ts'
import { createGoogle, type Google } from './google.ts'
import { createGoogleServer } from './server.ts'

const USAGE =
  'node demo/google/main.ts [--port 0] [--seed 1] [--data FILE|:memory:] [--limits on|off]: a local Google on 127.0.0.1'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    data: { type: 'string', default: ':memory:' },
    limits: { type: 'string', default: 'on' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) say(USAGE)
else start()

function start(): void {
  const port = Number(values.port)
  const seed = Number(values.seed)
  if (!Number.isInteger(port) || !Number.isInteger(seed) || seed < 0 || !/^(on|off)$/.test(values.limits)) {
    complain(USAGE)
    process.exit(2)
  }
  const google = openGoogle(seed)
  const server = createGoogleServer(google)
  server.on('error', (error) => {
    complain(`The local Google cannot listen on port ${port}: ${error.message}`)
    process.exit(1)
  })
  server.listen(port, '127.0.0.1', () => {
    say(JSON.stringify({ listening: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }))
  })
  const end = () => {
    server.close(() => {
      google.store.close()
      process.exit(0)
    })
    server.closeAllConnections()
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}

function openGoogle(seed: number): Google {
  try {
    if (values.data !== ':memory:') mkdirSync(dirname(values.data), { recursive: true })
    return createGoogle({ file: values.data, seed, limits: values.limits === 'on' })
  } catch (error) {
    complain(
      `The local Google cannot keep its state in ${values.data}: ${error instanceof Error ? error.message : error}`,
    )
    process.exit(1)
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
