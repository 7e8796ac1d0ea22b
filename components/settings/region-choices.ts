import { LOCALES } from '#/lib/me/types.ts'

export type Choice = { value: string; words: string }

/** Every locale by the name of its language and country. On the server, whose names may differ from a browser's. */
export function localeChoices(): Choice[] {
  const names = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' })
  return LOCALES.map((value) => ({ value, words: names.of(value) ?? value })).sort(byWords)
}

/** Every time zone under its part of the world. `chosen` is among them, by whatever name it was kept. */
export function zoneChoices(chosen: string): [string, Choice[]][] {
  const areas = new Map<string, Choice[]>()
  for (const value of new Set([chosen, 'UTC', ...Intl.supportedValuesOf('timeZone')])) {
    const slash = value.indexOf('/')
    const area = slash === -1 ? 'Everywhere' : value.slice(0, slash)
    const words = value
      .slice(slash + 1)
      .replaceAll('_', ' ')
      .replaceAll('/', ', ')
    areas.set(area, [...(areas.get(area) ?? []), { value, words }])
  }
  return [...areas]
    .map(([area, zones]): [string, Choice[]] => [area, zones.sort(byWords)])
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
}

const byWords = (a: Choice, b: Choice) => a.words.localeCompare(b.words, 'en')
