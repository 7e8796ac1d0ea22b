import type { Random } from './random.ts'
import type { Client, Language, Person } from './types.ts'

const names: Partial<Record<Language, [first: string[], last: string[], towns: string[]]>> = {
  nl: [
    ['Jasper', 'Fatima', 'Tijn', 'Sanne', 'Youssef', 'Femke', 'Ruud', 'Merel', 'Dirk', 'Anouk'],
    [
      'Hendriks',
      'Benali',
      'van den Berg',
      'Dekker',
      'Haddou',
      'Zijlstra',
      'Prins',
      'Kramer',
      'de Boer',
      'Willems',
    ],
    ['Zutphen', 'Apeldoorn', 'Olst', 'Twello', 'Zwolle'],
  ],
  de: [
    ['Lukas', 'Paula', 'Jannis', 'Helene', 'Emre'],
    ['Baumgartner', 'Rehbein', 'Overkamp', 'Yıldız', 'Sandmann'],
    ['Münster', 'Bocholt', 'Nordhorn', 'Enger'],
  ],
  en: [
    ['Aoife', 'Callum', 'Priya', 'Duncan', 'Nia'],
    ['Kinsella', 'Fairbairn', 'Raman', 'McLeish', 'Pritchard'],
    ['Galway', 'Leeds', 'Inverness', 'Cardiff'],
  ],
}

/** Somebody who would like to work at Spaakwerk; seldom the same twice. */
export function applicant(random: Random, language: Language): Person {
  const [first, last, towns] = names[language] ?? [['Kim'], ['Jansen'], ['Deventer']]
  const name = `${random.pick(first)} ${random.pick(last)}`
  const box = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]+/g, '.')
  return {
    name,
    email: `${box}@${random.pick(['posthuis.example', 'postbox.example'])}`,
    firm: '',
    city: random.pick(towns),
    title: '',
    phone: `+31 6 5550 ${random.int(1000, 1999)}`,
    language,
    role: 'applicant',
    client: random.pick<Client>(['gmail', 'apple', 'outlook']),
  }
}
