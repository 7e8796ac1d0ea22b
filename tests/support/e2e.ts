import { test as base, expect, type Page } from '@playwright/test'
import { startTestServer } from './database.ts'
import { emptyProduct, type Product, type ProductOptions, startProduct } from './product.ts'

export { expect }

type Fixtures = {
  /** Starts a product for each of these tests alone, in this way: test.use({ ownProduct: { world: true } }). Needed where a test ends one of its processes, too. */
  ownProduct: ProductOptions | undefined
  /** Errors in the browser's console that a test brings about on purpose: test.use({ expectedErrors: [/404|409/] }). One pattern: of two, Playwright takes the second for options. */
  expectedErrors: [] | [RegExp]
  /** A whole product in which nothing has happened yet; pages open on it. */
  product: Product
}

type WorkerFixtures = {
  postgres: undefined
  /** The one product of the tests that need none of their own. It is emptied before each of them. */
  sharedProduct: () => Promise<Product>
}

/** As Playwright's own, with a product to test, and red when a page logs an error, throws, or breaks its own content policy. */
export const test = base.extend<Fixtures, WorkerFixtures>({
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
  sharedProduct: [
    async ({ postgres: _ }, use) => {
      let product: Product | undefined
      await use(async () => {
        if (product) await emptyProduct(product)
        else product = await startProduct()
        return product
      })
      await product?.stop()
    },
    { scope: 'worker' },
  ],
  ownProduct: [undefined, { option: true }],
  expectedErrors: [[], { option: true }],
  product: async ({ ownProduct, sharedProduct }, use, testInfo) => {
    const product = ownProduct ? await startProduct(ownProduct) : await sharedProduct()
    const said = [product.web, product.worker].map((process) => process.output().length)
    await use(product)
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('web server', { body: product.web.output().slice(said[0]) })
      await testInfo.attach('worker', { body: product.worker.output().slice(said[1]) })
    }
    if (ownProduct) await product.stop()
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

/** Waits until a page with a list of mail has come alive: before, keys go to where nothing listens yet. */
export const alive = (page: Page) => expect(page.locator('#warm-frames iframe').first()).toBeAttached()
