import { createHash, randomBytes } from 'node:crypto'
import type { Page, Request } from '@playwright/test'
import { alive, expect, test } from '#/tests/support/e2e.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

const LOTTE = 'lotte@spaakwerk.example'
const CAP = 4_500_000 // bytes of a request, as hosts such as Vercel let through
const PIECE = 4 * 1024 * 1024

test.beforeEach(async ({ page, product }) => {
  await product.google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen' }] })
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
})

/** A host in front of Lilac that refuses larger requests, as far as the page is concerned. Gives the sizes of those that it saw. */
async function behindCap(page: Page): Promise<number[]> {
  const sizes: number[] = []
  const sizeOf = (request: Request) => request.postDataBuffer()?.length ?? 0
  await page.route('**/api/**', async (route) => {
    const size = sizeOf(route.request())
    sizes.push(size)
    if (size > CAP) await route.fulfill({ status: 413, body: 'FUNCTION_PAYLOAD_TOO_LARGE' })
    else await route.continue()
  })
  return sizes
}

test('large files of a mail and of a template go up in requests of 4 MB at most, byte for byte (O28)', async ({
  page,
}) => {
  const sizes = await behindCap(page)
  const bytes = randomBytes(2 * PIECE + 700_001)
  async function upload() {
    const last = page.waitForResponse((response) => response.url().endsWith(`start=${2 * PIECE}`))
    const file = { name: 'tekening.bin', mimeType: 'application/octet-stream', buffer: bytes }
    await page.locator('input[type=file]').first().setInputFiles(file)
    const response = await last
    expect(await response.json()).toEqual({ data: { received: bytes.length } })
    const kept = await page.request.get(new URL(response.url()).pathname)
    expect(sha(await kept.body())).toBe(sha(bytes))
  }

  await page.goto('/mail/inbox')
  await alive(page)
  await page.keyboard.press('c')
  await expect(page.getByRole('combobox', { name: 'To' })).toBeFocused()
  await upload()
  await page.goto('/settings/templates')
  await page.getByRole('button', { name: 'Make a template' }).click()
  await page.waitForURL(/templates\/\d+$/)
  await upload()
  const large = sizes.filter((size) => size > 100_000)
  expect(large).toEqual([PIECE, PIECE, 700_001, PIECE, PIECE, 700_001])
})

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
