/**
 * What the local Google's get, list and history cost in a mailbox of 100,000 messages against one of 1,000, runs interleaved.
 * `node tests/bench/google.ts [--quick]` prints one line of JSON: ratios of medians (large to small; at most 1.5 is wanted), medians in ms,
 * and how long filling took in seconds. --quick takes 10,000 messages and fewer runs.
 */
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { startGoogle, type TestGoogle } from '#/tests/support/google.ts'

const { quick } = parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values
const SIZES = { small: 1_000, large: quick ? 10_000 : 100_000 }
const RUNS = quick ? 150 : 600
const WARM_UP = 30 // runs that are not counted
const MAILBOX = 'anna@spaakwerk.example'
const CLIENT = { clientId: 'bench', clientSecret: 'bench', redirectUris: [] }

type Box = { google: TestGoogle; token: string; ids: string[]; start: string; fillSeconds: number }

const small = await fill(SIZES.small)
const large = await fill(SIZES.large)
try {
  const get = await compare((box, run) => `messages/${box.ids[(run * 7919) % box.ids.length]}`)
  const list = await compare(() => 'messages?maxResults=100')
  const labelList = await compare(() => 'messages?maxResults=100&labelIds=INBOX&labelIds=STARRED')
  const search = await compare(() => `messages?maxResults=100&q=${encodeURIComponent('in:inbox is:starred')}`)
  const history = await compare((box) => `history?startHistoryId=${box.start}&maxResults=100`)
  const figures = {
    messages: SIZES,
    getRatio: get.ratio,
    listRatio: list.ratio,
    labelListRatio: labelList.ratio,
    searchRatio: search.ratio,
    historyRatio: history.ratio,
    medianMs: {
      get: get.medians,
      list: list.medians,
      labelList: labelList.medians,
      search: search.medians,
      history: history.medians,
    },
    fillSeconds: [small.fillSeconds, large.fillSeconds],
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`)
} finally {
  await Promise.all([small.google.stop(), large.google.stop()])
}

/** A Google with so many messages in one mailbox, each changed once, and the history id of a hundred records ago. */
async function fill(count: number): Promise<Box> {
  const began = performance.now()
  const google = await startGoogle({ seed: 2 })
  await google.control('clients', CLIENT)
  await google.control('people', { people: [{ email: MAILBOX, name: 'Anna de Wit' }] })
  const grant = { clientId: CLIENT.clientId, email: MAILBOX }
  const { accessToken: token } = await google.control<{ accessToken: string }>('grant', grant)
  const ids: string[] = []
  for (let from = 0; from < count; from += 1_000) {
    const messages = Array.from({ length: 1_000 }, (_, place) => message(from + place))
    const placed = await google.control<{ ids: string[] }>('messages', { mailbox: MAILBOX, messages })
    ids.push(...placed.ids)
  }
  for (const id of ids.slice(0, count / 10)) {
    await google.control('change', { mailbox: MAILBOX, id, add: ['STARRED'] })
  }
  const box = { google, token, ids, start: '', fillSeconds: 0 }
  const profile = (await ask(box, 'profile')) as { historyId: string }
  box.start = profile.historyId
  for (const id of ids.slice(-100)) {
    await google.control('change', { mailbox: MAILBOX, id, add: ['IMPORTANT'] })
  }
  box.fillSeconds = Math.round((performance.now() - began) / 100) / 10
  return box
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
  const response = await fetch(`${box.google.url}/gmail/v1/users/me/${path}`, {
    headers: { authorization: `Bearer ${box.token}` },
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

function median(times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 1_000) / 1_000
}
