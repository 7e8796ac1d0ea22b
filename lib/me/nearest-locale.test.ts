import { expect, test } from 'vitest'
import { nearestLocale } from './nearest-locale.ts'

test.each([
  [['nl-NL', 'nl', 'en'], 'nl-NL'],
  [['en', 'nl-NL'], 'nl-NL'], // English words, read in the Netherlands
  [['nl'], 'nl-NL'],
  [['pt'], 'pt-BR'],
  [['en'], 'en-GB'],
  [['fr-LU', 'fr'], 'fr-FR'],
  [['no'], 'nb-NO'],
  [['zh-Hant-TW'], 'zh-TW'],
  [['tlh', '*', 'not a tag'], 'en-GB'],
  [[], 'en-GB'],
])('%j reads as %s', (wanted, locale) => {
  expect(nearestLocale(wanted)).toBe(locale)
})
