import { workspace } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { nearestLocale } from './nearest-locale.ts'
import type { Locale, Region } from './types.ts'

/**
 * Where somebody reads times and numbers: as they chose; else the workspace's zone and the locale that their browser asks for
 * (`accepted`, its Accept-Language).
 */
export async function regionOf(viewer: Viewer, accepted: string | null): Promise<Region> {
  const locale = localeOf(viewer.locale, accepted)
  return { zone: await zoneOf(viewer), locale, weekStart: weekStartOf(locale) }
}

/** The time zone in which somebody reads times: their own, else the workspace's. */
export async function zoneOf(viewer: Viewer): Promise<string> {
  if (viewer.zone) return viewer.zone
  const [row] = await db().select({ zone: workspace.zone }).from(workspace)
  return row?.zone ?? 'UTC'
}

/** As where dates and numbers are written for somebody who chose `chosen`, or nothing yet. */
export const localeOf = (chosen: string | null, accepted: string | null): Locale =>
  nearestLocale(chosen === null ? languagesOf(accepted) : [chosen])

/** The languages of an Accept-Language header, the most wanted first (RFC 9110 §12.5.4). */
function languagesOf(header: string | null): string[] {
  return (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(/\s*;\s*/)
      const weight = parameters.find((parameter) => parameter.startsWith('q='))
      return { tag, weight: weight ? Number(weight.slice(2)) || 0 : 1 }
    })
    .filter(({ tag, weight }) => tag !== '' && tag !== '*' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}

/** The first day of a locale's weeks, 0 for Sunday. Known on the server, since not every browser tells. */
function weekStartOf(locale: Locale): number {
  const known: Intl.Locale & { getWeekInfo?: () => { firstDay: number } } = new Intl.Locale(locale)
  return (known.getWeekInfo?.().firstDay ?? 1) % 7
}
