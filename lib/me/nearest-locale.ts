import { LOCALES, type Locale } from './types.ts'

const OTHERWISE: Locale = 'en-GB'

/**
 * The locale that stands nearest to the languages somebody wants, the most wanted first. A tag with a region decides before one without: "en, nl-NL"
 * are the words of somebody in the Netherlands.
 */
export function nearestLocale(wanted: string[]): Locale {
  const tags = wanted.flatMap((tag) => parse(tag) ?? [])
  const exact = tags.map(({ language, region }) => LOCALES.find((one) => one === `${language}-${region}`))
  const likely = tags.map(({ language }) => {
    const { region } = new Intl.Locale(language).maximize()
    return (
      LOCALES.find((one) => one === `${language}-${language === 'en' ? 'GB' : region}`) ??
      LOCALES.find((one) => one.startsWith(`${language}-`))
    )
  })
  return [...exact, ...likely].find((locale) => locale !== undefined) ?? OTHERWISE
}

/** Norwegian is asked for as "no" and "nb". Null for what is no tag. */
function parse(tag: string): { language: string; region: string | undefined } | null {
  try {
    const { language, region } = new Intl.Locale(tag)
    return { language: language === 'no' ? 'nb' : language, region }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
