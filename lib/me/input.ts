import { z } from 'zod'
import { LIST_FORMS, LOCALES, THEMES, UNDO_SECONDS } from './types.ts'

const zone = z
  .string('A time zone is a name, such as Europe/Amsterdam.')
  .refine(isZone, 'Lilac does not know this time zone. Choose one of the list.')
  .transform(canonicalZone)

/** What a person changes of their own: any of these. */
export const meInput = z.strictObject({
  theme: z.enum(THEMES, 'A theme is system, light or dark.').optional(),
  singleKeys: z.boolean('Single keys are on or off.').optional(),
  listForm: z.enum(LIST_FORMS, 'A list is split or wide.').optional(),
  undoSeconds: z.literal(UNDO_SECONDS, 'Sending can be taken back for 5, 10, 20 or 30 seconds.').optional(),
  zone: zone.optional(),
  locale: z.enum(LOCALES, 'Lilac does not know this region. Choose one of the list.').optional(),
})

export type MeInput = z.output<typeof meInput>

/** Where a browser says that it is. */
export const regionInput = z.strictObject({ zone })

const ZONES = new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map(canonicalZone)])

/** An offset such as "+02:00" is none: it knows no summer time. */
function isZone(name: string): boolean {
  try {
    return ZONES.has(canonicalZone(name))
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** A zone goes by several names, "Asia/Calcutta" and "Asia/Kolkata"; engines differ in which of them they give. Throws RangeError for none. */
function canonicalZone(name: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
}
