import { expect, test } from 'vitest'
import { foundTemplates } from './found-templates.ts'

const templates = ['Onze prijslijst', 'Prijs op aanvraag', 'Prijslijst sturen', 'Réclamation: photos'].map(
  (name) => ({ name }),
)

test.each([
  ['', ['Onze prijslijst', 'Prijs op aanvraag', 'Prijslijst sturen', 'Réclamation: photos']],
  ['prijs', ['Onze prijslijst', 'Prijs op aanvraag', 'Prijslijst sturen']],
  ['lijst', ['Onze prijslijst', 'Prijslijst sturen']],
  ['stu prij', ['Prijslijst sturen']],
  ['op pr', ['Prijs op aanvraag']],
  ['reclam', ['Réclamation: photos']],
  ['fiets', []],
])('%j finds %j', (typed, names) =>
  expect(foundTemplates(templates, typed).map(({ name }) => name)).toEqual(names),
)

test('where a word begins so comes before where it stands within one', () => {
  const found = foundTemplates([{ name: 'Bijslijst' }, { name: 'Lijst' }], 'lijst')
  expect(found.map(({ name }) => name)).toEqual(['Lijst', 'Bijslijst'])
})
