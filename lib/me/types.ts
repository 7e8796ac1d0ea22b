/** Light and dark, or as the person's system has it. */
export const THEMES = ['system', 'light', 'dark'] as const

/** Where dates and numbers can be written as they are there (BCP 47). The words stay English. */
export const LOCALES = [
  'ar-EG',
  'cs-CZ',
  'da-DK',
  'de-AT',
  'de-CH',
  'de-DE',
  'el-GR',
  'en-AU',
  'en-CA',
  'en-GB',
  'en-IE',
  'en-IN',
  'en-US',
  'en-ZA',
  'es-ES',
  'es-MX',
  'et-EE',
  'fi-FI',
  'fr-BE',
  'fr-CA',
  'fr-CH',
  'fr-FR',
  'he-IL',
  'hi-IN',
  'hu-HU',
  'it-CH',
  'it-IT',
  'ja-JP',
  'ko-KR',
  'lt-LT',
  'lv-LV',
  'nb-NO',
  'nl-BE',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'ro-RO',
  'sk-SK',
  'sl-SI',
  'sv-SE',
  'tr-TR',
  'uk-UA',
  'zh-CN',
  'zh-TW',
] as const

/** Mail's lists: beside the open thread, or in its place with a line a thread. */
export const LIST_FORMS = ['split', 'wide'] as const

/** For how many seconds what was sent can be taken back: Gmail's choices. */
export const UNDO_SECONDS = [5, 10, 20, 30] as const

export type Theme = (typeof THEMES)[number]
export type ListForm = (typeof LIST_FORMS)[number]
export type Locale = (typeof LOCALES)[number]

/** How somebody wants Lilac to look and to be used. */
export type Look = { theme: Theme; singleKeys: boolean; listForm: ListForm; undoSeconds: number }

/** Where times and numbers are read: the zone of the clock (IANA), the locale that writes them, and the day on which its weeks begin (0 is Sunday). */
export type Region = { zone: string; locale: Locale; weekStart: number }
