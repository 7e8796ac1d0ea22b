import { expect, test } from 'vitest'
import { ATTRIBUTE_NAMES } from '#/lib/mime/attributes.ts'
import { cleanHtml, ELEMENTS } from '#/lib/mime/sanitize.ts'
import { seeded, tagSoup } from '#/tests/support/tag-soup.ts'

const contentIds = new Set(['a@x'])
const clean = (html: string) => cleanHtml(html, { contentIds }).html

const ROUNDS = 2_000

/** Tags that the cleaner does not write: a name of its list, attributes of its list in double quotes. */
function strangeTags(html: string): string[] {
  const withoutSheet = html.replace(/^<style>[^<]*<\/style>/, '')
  return (withoutSheet.match(/<[^>]*>?/g) ?? []).filter((tag) => {
    const [, name = '', written = ''] = TAG.exec(tag) ?? []
    const attributes = written
      .replace(/="[^"]*"/g, '')
      .split(' ')
      .slice(1)
    return !ELEMENTS.has(name) || attributes.some((attribute) => !ATTRIBUTE_NAMES.includes(attribute))
  })
}

const TAG = /^<\/?([a-z0-9]+)((?: [a-z-]+(?:="[^"<>]*")?)*)(?: \/)?>$/

test(`of ${ROUNDS} heaps of tag soup each is clean after one washing`, { timeout: 60_000 }, () => {
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const once = clean(tagSoup(seeded(seed)))
    expect(clean(once), `seed ${seed}`).toBe(once)
    expect(strangeTags(once), `seed ${seed}`).toEqual([])
  }
})
