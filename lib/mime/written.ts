import { writtenContentId } from './content-ids.ts'
import { cleanHtml } from './sanitize.ts'
import { elementsIn, htmlOf, treeOf } from './tree.ts'

/** Of a mark in the place of a template's value that is missing. It stays here: see `withoutMarks`. */
export const MISSING = 'lilac_missing'

/** Classes that mail programs know: they let the next reader's program fold a quote and a signature. And our own. */
const CLASSES = new Set(['gmail_quote', 'gmail_attr', 'gmail_signature', MISSING])

/**
 * What a person wrote, made clean as any html is, in the form that drafts are kept in: without a style sheet, ids, or classes but the known ones.
 * Pictures that are files of the draft have `data-cid`. Cleaning it again changes nothing.
 */
export function cleanWritten(html: string, contentIds: Set<string>): string {
  const { root } = treeOf(cleanHtml(html, { contentIds }).html)
  return htmlOf(root, ({ attributes }) => {
    const kept = new Map(attributes)
    kept.delete('id')
    const classes =
      attributes
        .get('class')
        ?.split(' ')
        .filter((name) => CLASSES.has(name)) ?? []
    if (classes.length > 0) kept.set('class', classes.join(' '))
    else kept.delete('class')
    if (attributes.get('href')?.startsWith('#')) kept.delete('href')
    return kept
  })
}

/** The content ids of the pictures in kept html. */
export const picturesIn = (html: string): Set<string> =>
  new Set([...elementsIn(treeOf(html).root)].flatMap(({ attributes }) => attributes.get('data-cid') ?? []))

/** Kept html in which each missing value is written as templates write it, `{{name}}`: so it reads the same in Gmail, and is still found when it comes back. */
export function withoutMarks(html: string): string {
  if (!html.includes(MISSING)) return html
  return htmlOf(treeOf(html).root, (element) => {
    if (element.attributes.get('class') !== MISSING) return element.attributes
    const words = element.children.map((child) => htmlOf(child, ({ attributes }) => attributes)).join('')
    return `{{${words}}}`
  })
}

/** Kept html in which empty lines have the height that they were written with: an element that holds nothing has none. */
export const withEmptyLines = (html: string): string =>
  htmlOf(treeOf(html).root, ({ name, attributes, children }) =>
    children.length === 0 && /^(p|div|li)$/.test(name) && !attributes.has('class')
      ? `<${name}><br></${name}>`
      : attributes,
  )

/** Kept html as it travels: pictures have a source again. */
export function outgoingHtml(html: string): string {
  return htmlOf(treeOf(html).root, ({ attributes }) => {
    const sent = new Map(attributes)
    for (const name of ['data-cid', 'data-remote-src', 'target', 'rel']) sent.delete(name)
    const contentId = attributes.get('data-cid')
    const remote = attributes.get('data-remote-src')
    if (contentId) sent.set('src', `cid:${writtenContentId(contentId)}`)
    else if (remote) sent.set('src', remote)
    return sent
  })
}
