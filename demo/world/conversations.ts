import { castAll, type Part } from './casting.ts'
import { year } from './clock.ts'
import type { Keeping } from './keep.ts'
import type { World } from './story.ts'
import { play } from './talk.ts'
import type { Mail } from './types.ts'

/** A scripted thread as far as it has been played. */
export type Conversation = { part: Part; mails: Mail[]; keeping: Keeping }

const tries = 8

/** All scripted threads. One that would look like another is cast anew, so that no two share a subject and no two begin alike. */
export function conversations(world: World): Conversation[] {
  const seen = new Set<string>()
  return castAll(world.seed, world.now).map((part) => {
    for (let round = 0; ; round++) {
      const cast = { ...part.cast, key: round ? `${part.cast.key}, take ${round + 1}` : part.cast.key }
      const mails = play(part.script, cast, world.seed)
      const looks = looksOf(mails)
      if (round < tries && looks.some((look) => seen.has(look))) continue
      for (const look of looks) seen.add(look)
      return { part: { ...part, cast }, mails, keeping: keepingOf(part, mails, world) }
    }
  })
}

/** How the mail that comes next in a thread would read, were it sent at that moment; undefined when the script has ended. */
export function continued({ part, mails }: Conversation, at: number, seed: number): Mail | undefined {
  if (mails.length >= part.script.turns.length) return undefined
  const times = [...mails.map((mail) => mail.sentAt), at]
  return play(part.script, { ...part.cast, turns: times.length, times }, seed).at(-1)
}

function keepingOf(part: Part, mails: Mail[], { now }: World): Keeping {
  const began = mails[0]?.sentAt ?? now
  const labels = part.script.labels.flatMap((label) => {
    const name = label.replace('{year+1}', `${year(began) + 1}`)
    const parts = name.split('/')
    return parts[0] === 'Leveranciers' && parts.length > 1 ? ['Leveranciers', name] : [name]
  })
  return { now, labels, ...(part.along && { along: part.along }) }
}

/** What is seen of a thread in a list: its subject, and how its newest mail begins. */
function looksOf(mails: Mail[]): string[] {
  const newest = mails.at(-1)?.text.replace(/\s+/g, ' ').slice(0, 90) ?? ''
  return [`subject ${mails[0]?.subject.toLowerCase()}`, `text ${newest}`]
}
