import { expect, test } from 'vitest'
import { cleanHtml } from '#/lib/mime/sanitize.ts'
import { strangeTags } from '#/tests/support/strange-tags.ts'
import { seeded, tagSoup } from '#/tests/support/tag-soup.ts'

const contentIds = new Set(['a@x'])
const clean = (html: string) => cleanHtml(html, { contentIds }).html

const ROUNDS = 1_000

test(`of ${ROUNDS} heaps of tag soup each is clean after one washing`, { timeout: 60_000 }, () => {
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const once = clean(tagSoup(seeded(seed)))
    expect(clean(once), `seed ${seed}`).toBe(once)
    expect(strangeTags(once), `seed ${seed}`).toEqual([])
  }
})
