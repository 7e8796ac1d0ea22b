import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { drawnWithFewColours } from './few-colours.ts'

/**
 * Writes a picture of what the window shows, as a small WebP, where it differs from the one that is there. Gives its size in bytes. The same page gives the
 * same bytes.
 */
export async function takePicture(page: Page, file: string): Promise<number> {
  await settled(page)
  const shot = await page.screenshot({ animations: 'disabled', scale: 'css' })
  const { data, info } = await sharp(shot).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const small = await sharp(drawnWithFewColours(data, info.width), { raw: info })
    .webp({ lossless: true, effort: 6 })
    .toBuffer()
  if (!existsSync(file) || !readFileSync(file).equals(small)) writeFileSync(file, small)
  return small.length
}

/** Waits until fonts and pictures are there, in the mails' frames too, nothing moves, and the layout has been the same for some frames. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    async (calm) => {
      const documents = [document, ...[...document.querySelectorAll('iframe')].map((f) => f.contentDocument)]
      const there = documents.filter((one) => one !== null)
      await Promise.all(there.map((one) => one.fonts.ready))
      if (there.some((one) => [...one.images].some((image) => image.loading !== 'lazy' && !image.complete)))
        return false
      const layout = () =>
        [...document.querySelectorAll('main *, dialog *, [role=dialog] *')]
          .map((element) => element.getBoundingClientRect())
          .map(({ x, y, width, height }) => `${x} ${y} ${width} ${height}`)
          .join()
      const before = layout()
      for (let frame = 0; frame < calm; frame++) await new Promise(requestAnimationFrame)
      return before === layout() && document.getAnimations().every((one) => one.playState !== 'running')
    },
    6, // frames: a mail's frame is measured and drawn anew within two
  )
}
