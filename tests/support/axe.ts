import { expect, type Page } from '@playwright/test'
import axeCore from 'axe-core'

/** A phone, a tablet, a small and a usual window: below 640, below 1024, below 1280 and above. */
export const WINDOWS = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 1440, height: 900 },
] as const

/**
 * Nothing that axe finds on the page, in the light and in the dark. A mail's own frame is left out: no script
 * runs in it, axe's neither; and an open tooltip, which stands outside the page's parts and repeats a name.
 */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }) // a colour on its way to another is neither
    await expect(page).toHaveTitle(/\S/) // it leaves for a moment while a page refreshes itself
    expect(await findings(page), colorScheme).toEqual([])
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
}

/** The same at the four widths, where besides nothing may be wider than the window. `look` brings the page back to the state that is meant, where a change of width ends it. */
export async function expectAccessibleAtAllWidths(
  page: Page,
  look: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const before = page.viewportSize()
  for (const size of WINDOWS) {
    await page.setViewportSize(size)
    await look()
    const widest = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(widest, `width of the page in a window of ${size.width}`).toBeLessThanOrEqual(size.width)
    await expectAccessible(page)
  }
  if (before) await page.setViewportSize(before)
}

async function findings(page: Page): Promise<string[]> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY,
      ),
  )
  await page.evaluate(axeCore.source)
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({ exclude: ['iframe', '#tooltip'] }, { iframes: false }),
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

declare global {
  var axe: typeof import('axe-core')
}
