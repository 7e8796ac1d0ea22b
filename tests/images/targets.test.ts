import { createServer as createTcpServer } from 'node:net'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { Resolve } from '#/lib/images/resolve.ts'
import { png } from '#/tests/support/pictures.ts'
import { PRIVATE_HOSTS, privateIpv4, spelled, UNREADABLE_HOSTS } from '#/tests/support/spellings.ts'
import { closeServers, listen, pictures, reasonOf } from './picture-server.ts'

const PNG = png()
const UNUSED_PUBLIC = '2d00::1' // of the public ranges, and given to nobody

const mustNotResolve: Resolve = (host) => {
  throw new Error(`${host} was looked up`)
}

afterEach(closeServers)

test.each(PRIVATE_HOSTS)('nobody is asked at %s', async (host) => {
  for (const scheme of ['http', 'https'])
    expect(await reasonOf(`${scheme}://${host}/x.png`, { resolve: mustNotResolve })).toBe('refused')
})

test('any spelling of a private address is refused, before any name is looked up', async () => {
  const port = fc.constantFrom('', ':80', ':443')
  await fc.assert(
    fc.asyncProperty(privateIpv4.chain(spelled), port, async (host, ownPort) => {
      const reason = await reasonOf(`http://${host}${ownPort}/x.png`, { resolve: mustNotResolve })
      return reason === 'refused'
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  ...UNREADABLE_HOSTS.map((host) => `http://${host}/x.png`),
  ...[
    'ftp://pignon.example/x.png',
    'file:///etc/passwd',
    'data:image/png;base64,AA==',
    'gopher://a.example/',
  ],
  ...['http://lotte@pignon.example/x.png', 'http://lotte:x@pignon.example/x.png', 'http://', 'x.png', ''],
  ...['http://pignon.example:25/x.png', 'https://pignon.example:5432/x.png', 'http://pignon.example:8080/'],
])('%s is refused for what it is', async (address) => {
  expect(await reasonOf(address, { resolve: mustNotResolve })).toBe('refused')
})

test.each([
  ['127.0.0.1.nip.example', ['127.0.0.1']],
  ['localhost.', ['127.0.0.1', '::1']],
  ['metadata', ['169.254.169.254']],
  ['one-of-two.example', ['93.184.215.14', '10.0.0.5']],
  ['one-of-two.example', ['2606:4700::1', 'fd00::5']],
  ['mapped.example', ['::ffff:10.0.0.5']],
  ['mapped.example', ['::ffff:a00:5']],
  ['nat64.example', ['64:ff9b::a00:5']],
  ['six-to-four.example', ['2002:a00:5::1']],
  ['zone.example', ['fe80::1%eth0']],
  ['cut.example', ['']],
])('%s is refused when it is at %j', async (host, addresses) => {
  expect(await reasonOf(`https://${host}/x.png`, { resolve: async () => addresses })).toBe('refused')
})

test('a name that changes its answer is looked up once, and connected where it was judged', async () => {
  let answers = 0
  let connections = 0
  await listen(createTcpServer(() => connections++))
  const flipping: Resolve = async () => (answers++ === 0 ? [UNUSED_PUBLIC] : ['127.0.0.1'])
  const reason = await reasonOf('http://rebind.example/x.png', { resolve: flipping, patienceMs: 300 })
  expect(['unreachable', 'slow']).toContain(reason)
  expect({ answers, connections }).toEqual({ answers: 1, connections: 0 })
})

test.each([
  'http://127.0.0.1/x.png',
  'http://169.254.169.254/latest/meta-data/',
  'http://[::ffff:7f00:1]/x.png',
  'http://rebind.example/x.png',
  '//10.0.0.1/x.png',
  'file:///etc/passwd',
  'http://lotte:x@pignon.example/',
  'http://pignon.example:22/',
])('a redirect to %s leads nowhere', async (location) => {
  const { url, options } = await pictures((_, response) => response.writeHead(302, { location }).end())
  const resolve: Resolve = async (host) => (host === 'rebind.example' ? ['127.0.0.1'] : options.resolve(host))
  expect(await reasonOf(url('/x.png'), { ...options, resolve })).toBe('refused')
})

test('the same address on another port is another server', async () => {
  const canary = await pictures((_, response) => response.end(PNG))
  const { url, options } = await pictures((_, response) =>
    response.writeHead(302, { location: canary.url('/x.png') }).end(),
  )
  expect(await reasonOf(url('/x.png'), options)).toBe('refused')
  expect(await reasonOf(url('/x.png').replace('pictures.', 'other.'), options)).toBe('refused')
})

test.each([
  [3, undefined],
  [4, 'refused'],
])('after %i redirects the reason is %s', async (count, reason) => {
  let left = count
  const { url, options } = await pictures((_, response) => {
    if (left-- > 0) response.writeHead(307, { location: `/${left}` }).end('x'.repeat(100_000))
    else response.end(PNG)
  })
  expect(await reasonOf(url('/first'), options)).toBe(reason)
})
