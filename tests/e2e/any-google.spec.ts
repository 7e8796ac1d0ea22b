import postgres from 'postgres'
import { expect, test } from '#/tests/support/e2e.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'
import { bothSides } from '#/tests/support/truth.ts'

const LOTTE = 'lotte@spaakwerk.example'

// What Google leaves open (ids, page tokens, order, padding, part ids, addresses of sign-in, forms of errors) the seed decides anew.
for (const seed of [11, 222, 3333])
  test.describe(`with a Google of seed ${seed}`, () => {
    test.use({
      ownProduct: { seed, world: true, migrate: true, env: { GMAIL_UNITS_PER_MINUTE: '1000000' } },
    })

    test('one signs in, and what is fetched is equal to Google', async ({ page, product }) => {
      test.setTimeout(240_000)
      await signIn(page, 'Lotte Verhagen')
      await chooseWhatToFetch(page, 'Everything')
      const client = postgres(product.databaseUrl, { max: 1 })
      const phase = async () => (await client`select phase from mailboxes`)[0]?.phase
      await expect.poll(phase, { timeout: 180_000 }).toBe('live')
      const sides = await bothSides(product.google, client, LOTTE)
      await client.end()
      expect(sides.google.length).toBeGreaterThan(200)
      expect(sides.lilac).toEqual(sides.google)
    })
  })
