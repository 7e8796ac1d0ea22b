import { createHash } from 'node:crypto'
import { simpleParser } from 'mailparser'
import { beforeAll, expect, test } from 'vitest'
import { type WorldMailbox, worldMail, worldThreads } from './build.ts'
import { mailboxes, outsiders, stranger } from './people.ts'
import { scripts } from './scripts/all.ts'
import type { Thread } from './types.ts'

const now = Date.parse('2026-11-24T10:44:00+01:00') // the moment of the pictures
const day = 86_400_000
const patient = 120_000 // ms; all mail of the world is made, on two busy cores

let threads: Thread[]
let boxes: WorldMailbox[]

beforeAll(async () => {
  threads = await worldThreads({ seed: 1, now })
  boxes = (await worldMail(1, now)).mailboxes
}, patient)

test('there are eight mailboxes, sixty people outside, and a stranger who is of another firm', () => {
  expect(boxes.map(({ address }) => address)).toEqual(mailboxes.map(({ address }) => address))
  expect(boxes.length).toBeGreaterThanOrEqual(6)
  expect(outsiders.length).toBeGreaterThanOrEqual(60)
  expect(stranger.email).not.toMatch(/@spaakwerk\.example$/)
})

test('the world has 600 threads, 2,000 messages and 300 files, from 80 scripts', () => {
  const mails = threads.flatMap((thread) => thread.mails)
  const files = mails.flatMap(({ mail }) => mail.files)
  expect(threads.length).toBeGreaterThanOrEqual(600)
  expect(boxes.reduce((sum, { messages }) => sum + messages.length, 0)).toBeGreaterThanOrEqual(2_600)
  expect(files.length).toBeGreaterThanOrEqual(300)
  expect(files.filter(({ cid }) => cid).length).toBeGreaterThanOrEqual(100)
  expect(scripts.length).toBeGreaterThanOrEqual(80)
  expect(Math.max(...threads.map((thread) => thread.mails.length))).toBe(60)
})

test('people write in at least six languages, none of them now and then only', () => {
  const counts = Map.groupBy(threads, ({ language }) => language)
  const often = [...counts].filter(([, list]) => list.length >= 15).map(([language]) => language)
  expect(often.length).toBeGreaterThanOrEqual(6)
  for (const rare of ['ja', 'zh', 'ar', 'cs'] as const) expect(counts.has(rare)).toBe(true)
})

test('no two threads look alike: subject and first words differ', () => {
  const looks = threads.map(({ mails }) => {
    const newest = mails.at(-1)?.mail
    return `${mails[0]?.mail.subject} ${newest?.text.replace(/\s+/g, ' ').slice(0, 90)}`
  })
  expect(new Set(looks).size).toBe(looks.length)
  const subjects = threads.map(({ mails }) => mails[0]?.mail.subject)
  expect(new Set(subjects).size).toBeGreaterThan(subjects.length * 0.97)
})

test('the newest two weeks are dense, and the oldest mail is of 2019 or before', () => {
  const ages = threads.map(({ mails }) => (now - (mails.at(-1)?.mail.sentAt ?? 0)) / day)
  expect(ages.filter((age) => age < 14).length).toBeGreaterThan(150)
  expect(ages.filter((age) => age > 365).length).toBeGreaterThan(60)
  expect(Math.max(...ages)).toBeGreaterThan(2_700)
  expect(Math.min(...ages)).toBeGreaterThan(0)
})

test('labels lie three deep, and every label of a mail is one of its mailbox', () => {
  const system = /^(INBOX|SENT|DRAFT|UNREAD|STARRED|IMPORTANT|SPAM|TRASH|CATEGORY_[A-Z]+)$/
  for (const { address, labels, messages } of boxes) {
    const own = labels.map(({ name }) => name)
    const used = new Set(messages.flatMap(({ labelIds }) => labelIds))
    expect(
      [...used].filter((label) => !system.test(label) && !own.includes(label)),
      address,
    ).toEqual([])
  }
  const deepest = boxes.flatMap(({ labels }) => labels).filter(({ name }) => name.split('/').length === 3)
  expect(deepest.length).toBeGreaterThan(5)
  const used = new Set(boxes.flatMap(({ messages }) => messages.flatMap(({ labelIds }) => labelIds)))
  for (const label of [
    'SPAM',
    'TRASH',
    'DRAFT',
    'SENT',
    'STARRED',
    'CATEGORY_SOCIAL',
    'CATEGORY_FORUMS',
    'Beurs 2027',
  ]) {
    expect(used, label).toContain(label)
  }
})

test('what is unread came in the last days', () => {
  const unread = boxes.flatMap(({ messages }) =>
    messages.filter(({ labelIds }) => labelIds.includes('UNREAD')),
  )
  const young = unread.filter(({ internalDate }) => now - internalDate < 7 * day)
  expect(unread.length).toBeGreaterThan(30)
  expect(young.length).toBeGreaterThan(unread.length * 0.7)
})

test('the inbox of Lotte begins as in the pictures', () => {
  const inbox = boxes[0]?.messages.filter(({ labelIds }) => labelIds.includes('INBOX')).toReversed() ?? []
  expect(inbox.slice(0, 9).map(({ subject }) => subject)).toEqual([
    'Re: Devis 2026-118 : moyeux dynamo (120 paires)',
    'Muestras para la feria de Valencia',
    'Reklamation: Speichenbruch, Charge L24-0917',
    'SV: Ordre 40771: levering uge 49?',
    'Velorama Padova 2027: programma e stand',
    'Proefrit naafdynamo’s zaterdag',
    'Velorama Padova 2027: programma e stand',
    'Hub shells: drawing rev. C and lead time',
    'Re: Ärende 1042 är löst, tack!',
  ])
  const devis = threads.find(({ key }) => key === 'featured fr-devis')
  expect(devis?.mails.map(({ mail }) => mail.from.name)).toEqual([
    'Lotte Verhagen',
    'Camille Berthoud',
    'Lotte Verhagen',
    'Camille Berthoud',
  ])
  expect(devis?.mails.at(-1)?.mail.cc.map(({ name }) => name)).toEqual(['Rémi Castaing'])
})

test('a mail to several colleagues lies in all their mailboxes under one Message-ID, and only its sender sees Bcc', () => {
  const sent = boxes[0]?.messages.find(
    ({ raw, labelIds }) => labelIds.includes('SENT') && /^Bcc: verkoop@/m.test(`${raw}`),
  )
  const id = /^Message-ID: (.*)$/im.exec(`${sent?.raw}`)?.[1]
  const other = boxes
    .find(({ name }) => name === 'Verkoop')
    ?.messages.find(({ raw }) => `${raw}`.includes(`Message-ID: ${id}`))
  expect(other?.labelIds).not.toContain('SENT')
  expect(`${other?.raw}`).not.toMatch(/^Bcc:/im)
  const shared = threads.flatMap(({ mails }) => mails).filter(({ copies }) => copies.length > 1)
  expect(shared.length).toBeGreaterThan(500)
})

test(
  'every mail can be parsed, with the subject that it was given',
  async () => {
    const wrong: unknown[] = []
    for (const { raw, subject } of boxes.flatMap(({ messages }) => distinct(messages))) {
      const parsed = await simpleParser(raw, { skipImageLinks: true, skipTextLinks: true })
      if ((parsed.subject ?? '') !== subject) wrong.push([subject, parsed.subject])
    }
    expect(wrong).toEqual([])
  },
  patient,
)

test('nobody has an address outside .example', () => {
  const foreign = threads
    .flatMap(({ mails }) => mails)
    .map(
      ({ mail }) =>
        `${JSON.stringify([mail.from, mail.to, mail.cc, mail.bcc])} ${mail.text} ${mail.html} ${mail.bytes}`,
    )
    .flatMap((words) => words.match(/[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}\b/gi) ?? [])
    .filter((address) => !/\.example$/i.test(address))
  expect([...new Set(foreign)]).toEqual([])
})

test(
  'the same seed and moment give the same bytes, another seed gives other mail',
  async () => {
    const again = await worldMail(1, now)
    expect(again.mailboxes.map(fingerprint)).toEqual(boxes.map(fingerprint))
    const textsOf = (list: Thread[]) => list.map(({ mails }) => mails.at(-1)?.mail.text)
    expect(textsOf(await worldThreads({ seed: 2, now }))).not.toEqual(textsOf(threads))
  },
  patient,
)

/** The messages of a mailbox that no mailbox before it holds as well. */
const seen = new Set<string>()
function distinct(messages: WorldMailbox['messages']) {
  return messages.filter(({ thread, internalDate }) => {
    const key = `${thread} ${internalDate}`
    return !seen.has(key) && seen.add(key)
  })
}

function fingerprint({ messages, labels }: WorldMailbox): string {
  const hash = createHash('sha256').update(JSON.stringify(labels))
  for (const { raw, labelIds, internalDate } of messages)
    hash.update(raw).update(`${labelIds} ${internalDate}`)
  return hash.digest('hex')
}
