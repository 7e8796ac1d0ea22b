import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { fetchPublicImage } from '#/lib/images/fetch.ts'
import { NoImage } from '#/lib/images/no-image.ts'
import { png } from '#/tests/support/pictures.ts'
import { PRIVATE_HOSTS, privateIpv4, spelled } from '#/tests/support/spellings.ts'

// What the picture proxy refuses, and what an answer of 2 GB costs it: refused of forms of private addresses (spelled, resolved, redirected to),
// and how far the memory of a process rises that is sent 2 GB in three ways. One JSON line.
//   node tests/bench/images.ts [--quick]

const quick = process.argv.includes('--quick')
const SPELLINGS = quick ? 500 : 20_000
const GIB = 2 ** 30
const MIB = 2 ** 20

const unresolved = {
  resolve: async (host: string): Promise<string[]> => {
    throw new Error(`${host} was looked up`)
  },
}

if (process.argv.includes('--fetcher')) await fetchForParent()
else await measure()

async function measure(): Promise<void> {
  const hosts = [...PRIVATE_HOSTS, ...fc.sample(privateIpv4.chain(spelled), { numRuns: SPELLINGS, seed: 1 })]
  const begun = performance.now()
  const spelt = await refusedOf(hosts.map((host) => () => fetchPublicImage(`http://${host}/`, unresolved)))
  const named = PRIVATE_HOSTS.map((host) => new URL(`http://${host}/`).hostname.replace(/^\[|\]$/g, ''))
  const resolved = await refusedOf(
    named.map(
      (address) => () => fetchPublicImage('http://named.example/', { resolve: async () => [address] }),
    ),
  )
  const redirected = await refusedRedirects()
  const seconds = (performance.now() - begun) / 1000
  const memory = await memoryOfTwoGigabytes()
  const forms = hosts.length + named.length + PRIVATE_HOSTS.length
  console.log(
    JSON.stringify({
      bench: 'images',
      forms,
      refused: spelt + resolved + redirected,
      seconds: Math.round(seconds * 10) / 10,
      ...memory,
    }),
  )
}

async function refusedOf(fetches: (() => Promise<unknown>)[]): Promise<number> {
  let refused = 0
  for (const fetchOne of fetches) if ((await reasonOf(fetchOne)) === 'refused') refused++
  return refused
}

async function reasonOf(fetchOne: () => Promise<unknown>): Promise<string> {
  try {
    await fetchOne()
    return 'shown'
  } catch (error) {
    if (error instanceof NoImage) return error.reason
    throw error
  }
}

/** A server that is allowed leads to each of them. */
async function refusedRedirects(): Promise<number> {
  const server = createServer((request, response) => {
    const host = PRIVATE_HOSTS[Number(request.url?.slice(1))] ?? ''
    const location = `http://${host.replace(/[^ -~]/g, encodeURIComponent)}/` // headers are ASCII
    response.writeHead(302, { location }).end()
  })
  const port = await listen(server)
  const refused = await refusedOf(
    PRIVATE_HOSTS.map(
      (_, index) => () =>
        fetchPublicImage(`http://127.0.0.1:${port}/${index}`, { allow: [`127.0.0.1:${port}`] }),
    ),
  )
  server.close()
  return refused
}

/**
 * How far the resident memory of another process rises above what it was after a small picture, in MB, while it is sent 2 GB: as a picture
 * without a length, as one with it, and as what is none.
 */
async function memoryOfTwoGigabytes(): Promise<Record<string, number>> {
  const piece = Buffer.alloc(MIB, 7)
  let sent = 0
  const server = createServer((request, response) => {
    if (request.url === '/small') return void response.end(png())
    if (request.url === '/length') response.setHeader('content-length', 2 * GIB)
    if (request.url !== '/nothing') response.write(png())
    let left = 2 * GIB
    const pour = () => {
      let more = true
      while (more && left > 0 && !response.destroyed) {
        left -= piece.length
        sent += piece.length
        more = response.write(piece)
      }
      if (left <= 0) response.end()
    }
    response.on('drain', pour)
    pour()
  })
  const port = await listen(server)
  const rises: { once: number; again: number }[] = []
  for (const path of ['picture', 'length', 'nothing']) {
    const fetcher = spawn(process.execPath, [fileURLToPath(import.meta.url), '--fetcher', String(port), path])
    for await (const line of createInterface({ input: fetcher.stdout })) rises.push(JSON.parse(line))
  }
  server.close()
  return {
    twoGbRssMb: Math.max(...rises.map(({ once }) => once)),
    twentyTimesRssMb: Math.max(...rises.map(({ again }) => again)), // one after the other: what waits for the garbage collector
    twoGbSentMb: Math.round(sent / MIB),
  }
}

async function fetchForParent(): Promise<void> {
  const [port, path] = process.argv.slice(-2)
  const host = `127.0.0.1:${port}`
  const get = (name: string) => reasonOf(() => fetchPublicImage(`http://${host}/${name}`, { allow: [host] }))
  for (let warm = 0; warm < 20; warm++) await get('small')
  const before = process.memoryUsage.rss()
  let highest = before
  const look = () => {
    highest = Math.max(highest, process.memoryUsage.rss())
    return Math.round(((highest - before) / MIB) * 10) / 10
  }
  const watch = setInterval(look, 1)
  await get(String(path))
  const once = look()
  for (let time = 1; time < 20; time++) await get(String(path))
  const again = look()
  clearInterval(watch)
  console.log(JSON.stringify({ once, again }))
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
