import { daysAgo, minute, year } from './clock.ts'
import type { Conversation } from './conversations.ts'
import type { Keeping } from './keep.ts'
import { type ColleagueName, colleagues, firmDomain, mailboxes, ours, who } from './people.ts'
import { featuredTexts } from './scripts/featured.ts'
import { readScripts, type Script } from './scripts/parse.ts'
import type { World } from './story.ts'
import { type Cast, play } from './talk.ts'
import type { Address } from './types.ts'

/** When a mail came: minutes before now, or a number of days before at a time of day. */
type When = number | [days: number, hours: number, minutes: number]

type Scene = { us: ColleagueName; at: When[]; unread?: true; starred?: true; with?: string[] }

/** The scenes of featured.ts, by language and name: who answers, and when each mail was sent. */
const scenes: Record<string, Scene> = {
  'fr-devis': { us: 'lotte', at: [[12, 14, 21], [11, 9, 40], [4, 16, 8], 12], with: ['remi@pignon.example'] },
  'fr-delai': {
    us: 'lotte',
    at: [
      [6, 10, 12],
      [4, 11, 26],
    ],
  },
  'fr-bruit': {
    us: 'bram',
    at: [
      [7, 8, 12],
      [7, 9, 30],
    ],
  },
  'fr-carnet': { us: 'noor', at: [[1, 11, 5]] },
  'fr-echantillons': {
    us: 'lotte',
    at: [
      [49, 10, 15],
      [46, 15, 47],
    ],
  },
  'fr-fiches': { us: 'lotte', at: [[82, 13, 30]] },
  'es-muestras': { us: 'lotte', at: [32], unread: true },
  'de-speichenbruch': { us: 'bram', at: [39], unread: true },
  'de-rahmenvertrag': {
    us: 'bram',
    at: [
      [15, 9, 12],
      [13, 16, 40],
      [8, 11, 5],
      [8, 11, 52],
      [1, 9, 37],
    ],
  },
  'de-felgenbreite': { us: 'bram', at: [[4, 13, 9]] },
  'de-doppelt': { us: 'sanne', at: [[1, 8, 55]], unread: true },
  'da-ordre': { us: 'bram', at: [[21, 10, 2], 56], unread: true },
  'da-indkoeb': { us: 'lotte', at: [[5, 14, 18]], unread: true },
  'nl-proefrit': { us: 'lotte', at: [83], starred: true },
  'nl-vragenronde': {
    us: 'lotte',
    at: [
      [13, 11, 0],
      [7, 17, 6],
      [1, 15, 2],
    ],
    starred: true,
  },
  'nl-velgen': { us: 'lotte', at: [[4, 15, 31]] },
  'nl-catalogus': {
    us: 'lotte',
    at: [
      [9, 16, 12],
      [8, 9, 48],
    ],
  },
  'nl-retour': { us: 'bram', at: [[5, 16, 44]] },
  'nl-afstandsringen': {
    us: 'bram',
    at: [
      [6, 9, 14],
      [6, 10, 3],
    ],
  },
  'en-hub-shells': { us: 'noor', at: [107], unread: true },
  'en-samples': {
    us: 'noor',
    at: [
      [14, 9, 20],
      [13, 8, 2],
      [12, 10, 45],
      [5, 8, 26],
    ],
  },
  'en-tandem': { us: 'bram', at: [[12, 12, 40]] },
  'it-listino': { us: 'lotte', at: [[1, 17, 44]], unread: true },
  'pl-probne': {
    us: 'lotte',
    at: [
      [14, 10, 11],
      [13, 15, 3],
      [11, 9, 12],
      [11, 9, 58],
      [7, 12, 5],
      [1, 16, 20],
    ],
  },
  'sv-faktura': { us: 'bram', at: [[4, 16, 2]] },
  'sv-losning': { us: 'bram', at: [[9, 9, 15], [8, 13, 22], 134] },
}

/** The threads that everybody sees first. Lotte sees all but what goes to one colleague alone. */
export function featured(world: World): Conversation[] {
  const languages = Object.keys(featuredTexts) as (keyof typeof featuredTexts)[]
  const scripts = languages.flatMap((language) => readScripts(language, featuredTexts[language]))
  return scripts.map((script) => {
    const scene = scenes[script.name]
    if (!scene) throw new Error(`No scene for ${script.name}`)
    const cast = castOf(script, scene, world)
    const shared = colleagues[scene.us].email !== cast.box.email
    const along = cast.blind.length > 0 ? { mailbox: ours.lotte.email, of: cast.box.email } : undefined
    const keeping: Keeping = {
      now: world.now,
      labels: script.labels.map((label) => label.replace('{year+1}', `${year(world.now) + 1}`)),
      place: 'inbox',
      unread: scene.unread ?? false,
      starred: scene.starred ?? false,
      ...(along ? { along } : shared && { watchers: [ours.lotte.email] }),
    }
    const part = { script, cast, ...(along && { along }) }
    return { part, mails: play(script, cast, world.seed), keeping }
  })
}

function castOf(script: Script, scene: Scene, { now }: World): Cast {
  const box = mailboxes.find(({ address }) => address === `${script.boxes[0]}@${firmDomain}`)
  if (!box) throw new Error(`No mailbox for ${script.name}`)
  const us = colleagues[scene.us]
  const times = scene.at.map((when) => momentOf(when, now))
  const alongside = us.email !== box.address && us.email === ours.lotte.email
  return {
    key: `featured ${script.name}`,
    them: who(script.partners[0] ?? ''),
    us,
    box: { name: box.name, email: box.address },
    copied: (scene.with ?? []).map(addressOf),
    blind: alongside ? [{ name: '', email: box.address }] : [],
    turns: times.length,
    end: now,
    times,
  }
}

function momentOf(when: When, now: number): number {
  if (typeof when === 'number') return now - when * minute
  return daysAgo(now, ...when)
}

function addressOf(email: string): Address {
  const { name } = who(email)
  return { name, email }
}
