import { expect, type Page } from '@playwright/test'
import axeCore from 'axe-core'

/**
 * Nothing that axe finds serious or critical on the page, in the light and in the dark. A mail's own frame is left out: no script
 * runs in it, axe's neither.
 */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page).toHaveTitle(/\S/) // it leaves for a moment while a page refreshes itself
    expect(await seriousFindings(page), colorScheme).toEqual([])
  }
  await page.emulateMedia({ colorScheme: null })
}

async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeCore.source)
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({ exclude: ['iframe'] }, { iframes: false }),
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

declare global {
  var axe: typeof import('axe-core')
}
