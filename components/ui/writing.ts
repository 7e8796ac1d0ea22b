/** How a locale writes times and dates, with English words: the tag that does it, whether hours have two digits, and what stands between them and minutes. */
type Writing = { tag: string; dayFirst: boolean; hours: '2-digit' | 'numeric'; between: string }

const known = new Map<string, Writing>()

/**
 * Lilac's words are English and its dates the reader's: so months and weekdays have English names, while their order, the digits, 12 or 24 hours
 * and the sign within a time are the locale's.
 */
export function writingOf(locale: string): Writing {
  const before = known.get(locale)
  if (before) return before
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric' }).formatToParts(0)
  const { hour12 = false, numberingSystem } = time.resolvedOptions()
  const dayFirst =
    date.findIndex(({ type }) => type === 'day') < date.findIndex(({ type }) => type === 'month')
  const sign = time.formatToParts(0).find(({ type }) => type === 'literal')?.value
  const made: Writing = {
    tag: `${dayFirst ? 'en-GB' : 'en-US'}-u-hc-${hour12 ? 'h12' : 'h23'}-nu-${numberingSystem}`,
    dayFirst,
    hours: hour12 ? 'numeric' : '2-digit',
    between: sign === '.' ? '.' : ':',
  }
  known.set(locale, made)
  return made
}
