import { applicant } from './applicants.ts'
import { day, hour, minute, wasAtWork } from './clock.ts'
import { colleagues, firmDomain, mailboxes, outsiders, who } from './people.ts'
import { type Random, random } from './random.ts'
import { scripts } from './scripts/all.ts'
import type { Script } from './scripts/parse.ts'
import type { Cast } from './talk.ts'
import type { Address, Person } from './types.ts'

/** A script with those who play it. */
export type Part = { script: Script; cast: Cast; along?: { mailbox: string; of: string } }

/** How often each language's scripts are played; a Dutch firm writes Dutch most. */
const plays: Record<Script['language'], number> = {
  nl: 6,
  en: 6,
  de: 5,
  fr: 6,
  it: 6,
  pl: 5,
  da: 5,
  sv: 4,
  es: 4,
}

const oldest = 2_860 * day // back to the beginning of 2019, seen from the end of 2026
const handed = 0.38 // the share of shared threads that the one who answers holds as well

/** The parts of all scripted threads, dense in the newest two weeks and thinning out towards the oldest. */
export function castAll(seed: number, now: number): Part[] {
  const all = scripts.flatMap((script) =>
    Array.from({ length: plays[script.language] }, (_, round) => ({ script, round })),
  )
  return random(seed, 'casting')
    .shuffle(all)
    .map(({ script, round }, index) => {
      const draw = random(seed, `part ${script.name} ${round}`)
      const end = wasAtWork(Math.floor(now - age((index + draw.next()) / all.length)))
      return castOne(script, `${script.name}-${round}`, end, now, draw)
    })
}

/** The part of one more thread whose first mail comes in at `end`. */
export function castNew(script: Script, key: string, end: number, draw: Random): Part {
  const part = castOne(script, key, end, end, draw)
  return { ...part, cast: { ...part.cast, turns: 1 } }
}

function castOne(script: Script, key: string, end: number, now: number, draw: Random): Part {
  const place = `${draw.pick(script.boxes)}@${firmDomain}`
  const box = mailboxes.find(({ address }) => address === place)
  if (!box) throw new Error(`No mailbox for ${script.name}`)
  const writer = box.writers.length > 1 && draw.chance(0.3) ? box.writers[1] : box.writers[0]
  const us = colleagues[writer ?? 'lotte']
  const shared = us.email !== box.address
  const along = shared && draw.chance(handed) ? { mailbox: us.email, of: box.address } : undefined
  const whole = script.turns.length
  const recent = now - end < 10 * day
  const cast: Cast = {
    key,
    them: partner(script, us, draw),
    us,
    box: { name: shared ? draw.pick([box.name, `Spaakwerk ${box.name}`]) : us.name, email: box.address },
    copied: draw.chance(0.16) ? [otherColleague(us, box.address, draw)] : [],
    blind: along ? [{ name: '', email: box.address }] : [],
    turns: recent ? draw.int(1, whole) : draw.chance(0.2) ? draw.int(Math.ceil(whole / 2), whole) : whole,
    end: end - draw.int(1, 40) * minute,
  }
  return { script, cast, ...(along && { along }) }
}

/** How long ago a thread had its last mail, for its place (0 to 1) among all. */
function age(place: number): number {
  if (place < 0.27) return 3 * hour + (place / 0.27) ** 1.3 * 14 * day
  if (place < 0.58) return 14 * day + ((place - 0.27) / 0.31) * 80 * day
  if (place < 0.8) return 94 * day + ((place - 0.58) / 0.22) * 300 * day
  return 394 * day + ((place - 0.8) / 0.2) ** 1.4 * (oldest - 394 * day)
}

function partner(script: Script, us: Person, draw: Random): Person {
  const role = draw.pick(script.partners)
  if (role.includes('@')) return who(role)
  if (role === 'applicant') return applicant(draw, script.language)
  if (role === 'colleague') return draw.pick(Object.values(colleagues).filter((person) => person !== us))
  return draw.pick(outsiders.filter((person) => person.language === script.language && person.role === role))
}

function otherColleague(us: Person, box: string, draw: Random): Address {
  const others = Object.values(colleagues).filter(({ email }) => email !== us.email && email !== box)
  const { name, email } = draw.pick(others)
  return { name, email }
}
