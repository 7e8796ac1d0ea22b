import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { createServer as createTcpServer } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { fetchPublicImage } from '#/lib/images/fetch.ts'
import type { Resolve } from '#/lib/images/resolve.ts'
import { selfSigned } from '#/tests/support/certificate.ts'
import { GIF, png, pngClaiming } from '#/tests/support/pictures.ts'
import { until } from '#/tests/support/until.ts'
import { closeServers, listen, pictures, reasonOf } from './picture-server.ts'

const PNG = png()
const MIB = 2 ** 20

afterEach(closeServers)

test('a picture comes with the type that its bytes have', async () => {
  const { url, options } = await pictures((_, response) =>
    response.setHeader('content-type', 'text/html').end(PNG),
  )
  expect(await fetchPublicImage(url('/logo.png'), options)).toEqual({ type: 'image/png', bytes: PNG })
})

test('the server of the picture learns nothing of the reader', async () => {
  const asked: IncomingMessage[] = []
  const { url, options } = await pictures((request, response) => {
    asked.push(request)
    if (request.url === '/first')
      response.writeHead(302, { location: '/seen.gif?to=lotte#here', 'set-cookie': 'reader=1' }).end()
    else response.end(GIF)
  })
  await fetchPublicImage(url('/first'), options)
  const lines = asked.map((request) => `${request.method} ${request.url}`)
  expect(lines).toEqual(['GET /first', 'GET /seen.gif?to=lotte'])
  for (const request of asked)
    expect(request.headers).toEqual({
      host: new URL(url('/')).host,
      accept: 'image/webp,image/png,image/jpeg,image/gif',
      'accept-encoding': 'identity',
      'user-agent': 'Lilac image proxy',
      connection: 'close',
    })
})

const as = (type: string, text: string): RequestListener => {
  return (_, response) => response.setHeader('content-type', type).end(text)
}

test.each<[string, string, RequestListener]>([
  ['an SVG', 'no_picture', as('image/png', '<svg onload="alert(1)"/>')],
  ['a page', 'no_picture', as('image/png', '<html><script>alert(1)</script>')],
  ['a style sheet', 'no_picture', as('text/css', 'body{color:red}')],
  ['a bomb of pixels', 'no_picture', (_, response) => response.end(pngClaiming(60_000, 60_000))],
  ['nothing', 'no_picture', (_, response) => response.end()],
  ['an error', 'unreachable', (_, response) => response.writeHead(404).end(PNG)],
  ['a part', 'unreachable', (_, response) => response.writeHead(206).end(PNG)],
  ['a broken connection', 'unreachable', (_, response) => breakOff(response)],
  ['headers without end', 'unreachable', (_, response) => response.setHeader('x', 'x'.repeat(20_000)).end()],
  [
    '2 GB, as it says',
    'too_large',
    (_, response) => response.setHeader('content-length', 2 ** 31).write(PNG),
  ],
])('%s is %s', async (_what, reason, answer) => {
  const { url, options } = await pictures(answer)
  expect(await reasonOf(url('/x.png'), options)).toBe(reason)
})

test('what has no end is left after 5 MB, and what is no picture at once', async () => {
  let sent = 0
  const { url, options } = await pictures((request, response) => {
    const piece = Buffer.alloc(65_536)
    const pour = () => {
      let more = true
      while (more && !response.destroyed) {
        sent += piece.length
        more = response.write(piece)
      }
    }
    if (request.url === '/picture') response.write(PNG)
    response.on('drain', pour)
    pour()
  })
  expect(await reasonOf(url('/picture'), options)).toBe('too_large')
  expect(sent).toBeGreaterThan(4 * MIB)
  sent = 0
  expect(await reasonOf(url('/nothing'), options)).toBe('no_picture')
  expect(sent).toBeLessThan(8 * MIB) // what the buffers between the two take
})

test('a gzip bomb stays packed', async () => {
  const bomb = gzipSync(Buffer.alloc(50 * MIB), { level: 9 })
  const { url, options } = await pictures((_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'image/png' }).end(bomb),
  )
  expect(await reasonOf(url('/x.png'), options)).toBe('no_picture')
})

test('a server that takes its time is left, wherever it does', async () => {
  const drip = await pictures((request, response) => {
    if (request.url === '/body') response.write(PNG)
    const timer = setInterval(() => request.url === '/body' && response.write('x'), 20)
    response.on('close', () => clearInterval(timer))
  })
  const silent = `127.0.0.1:${await listen(createTcpServer())}`
  const never: Resolve = (_host, signal) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  const patienceMs = 200
  const reasons = [
    reasonOf(drip.url('/head'), { ...drip.options, patienceMs }),
    reasonOf(drip.url('/body'), { ...drip.options, patienceMs }),
    reasonOf(`http://${silent}/`, { allow: [silent], patienceMs }),
    reasonOf(`https://${silent}/`, { allow: [silent], patienceMs }),
    reasonOf('https://silent-dns.example/', { resolve: never, patienceMs }),
  ]
  expect(await Promise.all(reasons)).toEqual(['slow', 'slow', 'slow', 'slow', 'slow'])
})

test('when it is over the connection is closed, however it went', async () => {
  const open = new Set<unknown>()
  const { url, options, server } = await pictures((request, response) => {
    if (request.url === '/away')
      response.writeHead(302, { location: 'http://10.0.0.1/' }).write('x'.repeat(100_000)) // and never ends
    else if (request.url === '/page') response.write('<html>'.repeat(10_000))
    else response.end(PNG)
  })
  server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  for (const path of ['/x.png', '/away', '/page']) await reasonOf(url(path), options)
  await until(async () => open.size === 0, { of: 'all connections to close', within: 5_000 })
})

test('over https the certificate must be for the name, and from somebody one trusts', async () => {
  const own = selfSigned('pictures.example')
  const port = await listen(createSecureServer(own, (_, response) => response.end(PNG)))
  const ask = (host: string) => {
    const options = { allow: [`${host}:${port}`], resolve: async () => ['127.0.0.1'] }
    return reasonOf(`https://${host}:${port}/x.png`, options)
  }
  expect(await ask('pictures.example')).toBe('unreachable')
  const trusted = getCACertificates()
  setDefaultCACertificates([...trusted, own.cert])
  try {
    expect(await ask('pictures.example')).toBeUndefined()
    expect(await ask('other.example')).toBe('unreachable')
  } finally {
    setDefaultCACertificates(trusted)
  }
})

function breakOff(response: ServerResponse): void {
  response.setHeader('content-length', 1_000)
  response.write(PNG, () => response.destroy())
}
