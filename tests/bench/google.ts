/**
 * What the local Google's get, list and history cost in a mailbox of 100,000 messages against one of 1,000, state in files, runs interleaved.
 * `node tests/bench/google.ts [--quick]` prints one line of JSON: ratios of medians (large to small; at most 1.5 is wanted), medians in ms,
 * and how long filling took in seconds. --quick takes 10,000 messages and fewer runs.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { startProcess, type TestProcess } from '#/tests/support/process.ts'

const { quick } = parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values
const SIZES = { small: 1_000, large: quick ? 10_000 : 100_000 }
const RUNS = quick ? 150 : 600
const WARM_UP = 30 // runs that are not counted
const MAILBOX = 'anna@spaakwerk.example'
const CLIENT = { clientId: 'bench', clientSecret: 'bench', redirectUris: [] }

type Box = {
  child: TestProcess
  url: string
  token: string
  ids: string[]
  start: string
  fillSeconds: number
}

const folder = mkdtempSync(join(tmpdir(), 'lilac-google-'))

const small = await fill(SIZES.small)
const large = await fill(SIZES.large)
try {
  const get = await compare((box, run) => `messages/${box.ids[(run * 7919) % box.ids.length]}`)
  const list = await compare(() => 'messages?maxResults=100')
  const labelList = await compare(() => 'messages?maxResults=100&labelIds=INBOX&labelIds=STARRED')
  const search = await compare(() => `messages?maxResults=100&q=${encodeURIComponent('in:inbox is:starred')}`)
  const threads = await compare(() => 'threads?maxResults=100')
  const history = await compare((box) => `history?startHistoryId=${box.start}&maxResults=100`)
  const figures = {
    messages: SIZES,
    getRatio: get.ratio,
    listRatio: list.ratio,
    labelListRatio: labelList.ratio,
    searchRatio: search.ratio,
    threadsRatio: threads.ratio,
    historyRatio: history.ratio,
    medianMs: {
      get: get.medians,
      list: list.medians,
      labelList: labelList.medians,
      search: search.medians,
      threads: threads.medians,
      history: history.medians,
    },
    fillSeconds: [small.fillSeconds, large.fillSeconds],
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`)
} finally {
  await Promise.all([small.child.stop(), large.child.stop()])
  rmSync(folder, { recursive: true })
}

/** A Google with so many messages in one mailbox, a tenth of them starred, and the history id of a hundred records ago. */
async function fill(count: number): Promise<Box> {
  const began = performance.now()
  const file = join(folder, `${count}.db`)
  const child = startProcess(
    'the local Google',
    ['demo/google/main.ts', '--data', file, '--limits', 'off'],
    {},
  )
  const [, url = ''] = await child.waitFor(/"listening":"([^"]+)"/)
  await control(url, 'clients', CLIENT)
  await control(url, 'people', { people: [{ email: MAILBOX, name: 'Anna de Wit' }] })
  const grant = { clientId: CLIENT.clientId, email: MAILBOX }
  const { accessToken: token } = await control<{ accessToken: string }>(url, 'grant', grant)
  const ids: string[] = []
  for (let from = 0; from < count; from += 1_000) {
    const messages = Array.from({ length: 1_000 }, (_, place) => message(from + place))
    const placed = await control<{ ids: string[] }>(url, 'messages', { mailbox: MAILBOX, messages })
    ids.push(...placed.ids)
  }
  for (const id of ids.slice(0, count / 10)) {
    await control(url, 'change', { mailbox: MAILBOX, id, add: ['STARRED'] })
  }
  const box = { child, url, token, ids, start: '', fillSeconds: 0 }
  const profile = (await ask(box, 'profile')) as { historyId: string }
  box.start = profile.historyId
  for (const id of ids.slice(-100)) {
    await control(url, 'change', { mailbox: MAILBOX, id, add: ['IMPORTANT'] })
  }
  box.fillSeconds = Math.round((performance.now() - began) / 100) / 10
  return box
}

async function control<T>(url: string, path: string, body: object): Promise<T> {
  const response = await fetch(`${url}/_control/${path}`, { method: 'POST', body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

function message(number: number) {
  const text = `From: Erik Postma <erik@postma.example>\r\nTo: ${MAILBOX}\r\nSubject: Order ${number}\r\nMessage-ID: <${number}@postma.example>\r\n\r\nForty wheels, please. ${'They are round. '.repeat(60)}`
  return {
    raw: Buffer.from(text).toString('base64url'),
    labelIds: number % 3 === 0 ? ['INBOX', 'UNREAD'] : ['INBOX'],
    internalDate: Date.UTC(2020, 0, 1) + number * 60_000,
  }
}

/** Asks both boxes in turn, one run of each at a time, so that what slows the machine slows both. */
async function compare(path: (box: Box, run: number) => string) {
  const times: { small: number[]; large: number[] } = { small: [], large: [] }
  for (let run = 0; run < RUNS + WARM_UP; run += 1) {
    for (const name of run % 2 ? (['small', 'large'] as const) : (['large', 'small'] as const)) {
      const box = name === 'small' ? small : large
      const began = performance.now()
      await ask(box, path(box, run))
      if (run >= WARM_UP) times[name].push(performance.now() - began)
    }
  }
  const medians = { small: median(times.small), large: median(times.large) }
  return { medians, ratio: Math.round((medians.large / medians.small) * 100) / 100 }
}

async function ask(box: Box, path: string): Promise<unknown> {
  const response = await fetch(`${box.url}/gmail/v1/users/me/${path}`, {
    headers: { authorization: `Bearer ${box.token}` },
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

function median(times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 1_000) / 1_000
}
