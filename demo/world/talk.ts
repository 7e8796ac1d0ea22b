import { htmlBody } from './bodies/html.ts'
import { plainText } from './bodies/plain.ts'
import { atWork, day, hour, minute } from './clock.ts'
import { makeFile } from './files/make.ts'
import { logo } from './files/pictures.ts'
import { drawFacts, type Facts, fill } from './fill.ts'
import { manners } from './languages.ts'
import { colleagues, outsiders } from './people.ts'
import { type Random, random } from './random.ts'
import type { Script, Turn } from './scripts/parse.ts'
import type { Address, Attachment, Mail, Person, Said } from './types.ts'

/** Who plays a script, where, and until when. */
export type Cast = {
  /** names the thread: its ids, figures and choices follow from it and the seed alone */
  key: string
  them: Person
  us: Person
  /** the mailbox of ours that it goes through */
  box: Address
  /** colleagues who are sent a copy */
  copied: Address[]
  /** blind copies that our own mails go to */
  blind: Address[]
  /** how many turns are played */
  turns: number
  /** when the last of them is sent, ms */
  end: number
  /** when each of them is sent, where that is known */
  times?: number[]
}

/** Plays a script: the mails of one thread, each an answer to the one before. */
export function play(script: Script, cast: Cast, seed: number): Mail[] {
  const lines = random(seed, cast.key)
  const facts = factsOf(script, cast, lines)
  const turns = script.turns.slice(0, cast.turns)
  const planned = sendTimes(script.turns, turns.length, cast.end, lines)
  const times = cast.times ?? planned
  const subject = fill(script.subject, lines, facts, script.language, times[0] ?? cast.end)
  const mails: Mail[] = []
  let before: Said | undefined
  turns.forEach((turn, index) => {
    const said = say(turn, { script, cast, facts, lines, at: times[index] ?? cast.end, subject, before })
    mails.push(write(said, turn, { script, cast, facts, lines, earlier: mails, seed }))
    before = said
  })
  return mails
}

/** The ids of a thread's mails: from the seed and the thread's key, so that a later answer can name them. */
export function messageId(seed: number, key: string, index: number, from: string): string {
  const letters = random(seed, `id ${key} ${index}`)
  const word = (length: number) => Array.from({ length }, () => letters.int(0, 35).toString(36)).join('')
  return `${word(10)}-${word(8)}.${word(4)}@${from.split('@')[1]}`
}

function factsOf(script: Script, cast: Cast, lines: Random): Facts {
  const facts = drawFacts(lines, script.language)
  const [neighbour] = lines.shuffle(
    outsiders.filter((person) => person.firm !== cast.them.firm && person.role === 'dealer'),
  )
  const others = Object.values(colleagues).filter((person) => person !== cast.us && person !== cast.them)
  Object.assign(facts.words, {
    firm: cast.them.firm || cast.them.name,
    last: cast.them.name.split(' ').at(-1) ?? '',
    city: cast.them.city,
    ourfirm: 'Spaakwerk',
    other: firstName(lines.pick(others)),
    firm2: neighbour?.firm ?? '',
    city2: neighbour?.city ?? '',
  })
  return facts
}

/**
 * Turns follow each other by hours or a few days, while people are at work, and none comes after the end. Chance is asked for
 * all turns of the script, so that a thread that is played on later begins with the same words.
 */
function sendTimes(turns: Turn[], played: number, end: number, lines: Random): number[] {
  const all = turns.map((turn, index) => {
    const gap = lines.pick([0.4, 0.8, 1.5, 3, 5, 19, 23, 27, 46, 70]) * hour
    return { gap: index === 0 ? 0 : turn.after ? turn.after * day : gap, seconds: lines.int(0, 59) }
  })
  const waits = all.slice(0, played)
  let at = end - waits.reduce((sum, { gap }) => sum + gap, 0)
  return waits.map(({ gap, seconds }, index) => {
    at = atWork(at + gap) + seconds * 1000
    return Math.min(at, end - (played - 1 - index) * 12 * minute)
  })
}

type Moment = {
  script: Script
  cast: Cast
  facts: Facts
  lines: Random
  at: number
  subject: string
  before: Said | undefined
}

function say(turn: Turn, { script, cast, facts, lines, at, subject, before }: Moment): Said {
  const writer = turn.by === 'us' ? cast.us : cast.them
  const reader = turn.by === 'us' ? cast.them : cast.us
  const words = manners[script.language]
  const unknown = !before && turn.by === 'them' && cast.box.email !== cast.us.email && lines.chance(0.4)
  const hello = unknown ? words.anyone : lines.pick(words.hello).replace('{first}', firstName(reader))
  const paragraphs = turn.paragraphs.map((text) => fill(text, lines, facts, script.language, at))
  const them: Address = { name: cast.them.name, email: cast.them.email }
  const prefix = writer.client === 'outlook' ? words.reply : 'Re: '
  return {
    from: turn.by === 'us' ? { name: cast.us.name, email: cast.box.email } : them,
    to: [turn.by === 'us' ? them : cast.box],
    cc: cast.copied,
    at,
    subject: before ? prefix + subject : subject,
    language: script.language,
    client: writer.client,
    paragraphs: paragraphs[0]?.startsWith('!')
      ? [paragraphs[0].slice(1), ...paragraphs.slice(1)]
      : [hello, ...paragraphs, `${lines.pick(words.bye)}\n${firstName(writer)}`],
    signature: !before || lines.chance(0.6) ? signatureOf(writer) : [],
    pictures: [],
    ...(before && { answers: before }),
  }
}

type Writing = { script: Script; cast: Cast; facts: Facts; lines: Random; earlier: Mail[]; seed: number }

function write(said: Said, turn: Turn, { script, cast, facts, lines, earlier, seed }: Writing): Mail {
  const files = turn.files.map((file) => fileOf(file, said, script, facts, lines))
  if (said.client === 'outlook' && said.signature.length > 0 && logoFirms.includes(domainOf(said))) {
    const art = random(seed, `logo ${domainOf(said)}`)
    files.push({
      name: 'image001.png',
      type: 'image/png',
      content: logo(art),
      cid: `image001.png@01DC${said.from.email.length}A0`,
    })
  }
  said.pictures = files.flatMap((file) => file.cid ?? [])
  const html = htmlBody(said)
  return {
    id: messageId(seed, cast.key, earlier.length, said.from.email),
    sentAt: said.at,
    from: said.from,
    to: said.to,
    cc: said.cc.filter((address) => address.email !== said.from.email),
    bcc: turn.by === 'us' ? cast.blind : [],
    subject: said.subject,
    references: earlier.map((mail) => mail.id),
    text: plainText(said),
    ...(html && { html }),
    ...(said.client === 'flowed' && { textType: 'text/plain; charset=utf-8; format=flowed' }),
    files: html ? files : files.map(({ cid: _, ...file }) => file),
    headers: programHeaders[said.client],
  }
}

/** Firms whose Outlook puts the logo into every signature. */
const logoFirms = [
  'lindenau.example',
  'brinkers.example',
  'formhub.example',
  'speichenwerk.example',
  'spaakwerk.example',
]

const programHeaders: Record<Said['client'], Record<string, string>> = {
  gmail: {},
  outlook: { 'X-Mailer': 'Microsoft Outlook 16.0', 'X-MS-Has-Attach': '', 'Content-Language': 'en-US' },
  apple: { 'X-Mailer': 'Apple Mail (2.3776.700.51)' },
  plain: { 'User-Agent': 'Mutt/2.2.12' },
  flowed: { 'User-Agent': 'Mozilla Thunderbird' },
}

function fileOf(file: string, said: Said, script: Script, facts: Facts, lines: Random): Attachment {
  const inside = file.startsWith('inline:')
  const [pattern = '', kilobytes = '0'] = file.replace('inline:', '').split(' ')
  const name = fill(pattern, lines, facts, script.language, said.at).replace(/[ /]/g, '-')
  const made = makeFile(
    name,
    [said.subject, ...said.paragraphs.slice(1, -1)],
    lines,
    Number(kilobytes) * 1024,
  )
  return inside
    ? {
        ...made,
        cid: `${name
          .split('.')[0]
          ?.normalize('NFD')
          .replace(/[^\w-]/g, '')}@${domainOf(said)}`,
      }
    : made
}

function signatureOf(writer: Person): string[] {
  const work = [writer.title, writer.firm].filter(Boolean).join(', ')
  return [writer.name, ...(work ? [work] : []), [writer.phone, writer.city].filter(Boolean).join(' · ')]
}

function firstName(person: Person): string {
  return person.name.split(' ')[0] ?? person.name
}

function domainOf(said: Said): string {
  return said.from.email.split('@')[1] ?? ''
}
