import { ATTRIBUTE_NAMES } from '#/lib/mime/attributes.ts'
import { ELEMENTS } from '#/lib/mime/sanitize.ts'

/** Tags in clean html that the cleaner does not write. Its own have a name of its list and attributes of its list in double quotes. */
export function strangeTags(html: string): string[] {
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
