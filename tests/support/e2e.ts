import { test as base, expect } from '@playwright/test'
import { startTestServer } from './database.ts'
import { type Product, type ProductOptions, startProduct } from './product.ts'

export { expect }

type Fixtures = {
  /** How the product of a test is started: test.use({ productOptions: { world: true } }). */
  productOptions: ProductOptions
  /** Errors in the browser's console that a test brings about on purpose: test.use({ expectedErrors: [/404/] }). */
  expectedErrors: RegExp[]
  /** A whole product of the test's own; pages open on it. */
  product: Product
}

/** As Playwright's own, with a product to test, and red when a page logs an error, throws, or breaks its own content policy. */
export const test = base.extend<Fixtures, { postgres: undefined }>({
  postgres: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const server = process.env.TEST_POSTGRES_URL ? undefined : await startTestServer()
      if (server) process.env.TEST_POSTGRES_URL = server.url
      await use(undefined)
      await server?.stop()
    },
    { scope: 'worker', auto: true },
  ],
  productOptions: [{}, { option: true }],
  expectedErrors: [[], { option: true }],
  product: async ({ productOptions }, use, testInfo) => {
    const product = await startProduct(productOptions)
    await use(product)
    await product.stop()
    if (testInfo.status === testInfo.expectedStatus) return
    await testInfo.attach('web server', { body: product.web.output() })
    await testInfo.attach('worker', { body: product.worker.output() })
  },
  baseURL: async ({ product }, use) => use(product.origin),
  context: async ({ context, expectedErrors }, use) => {
    const errors: string[] = []
    context.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
    })
    context.on('weberror', (error) => errors.push(String(error.error().stack ?? error.error())))
    await use(context)
    expect(errors.filter((error) => !expectedErrors.some((pattern) => pattern.test(error)))).toEqual([])
  },
})
