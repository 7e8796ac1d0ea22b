import { styleReader } from './computed-style.ts'
import { escapeText } from './escape.ts'
import { PLAIN, type Seen, seenThrough, standsOut } from './hidden.ts'
import { cleanHtml } from './sanitize.ts'
import { type Element, htmlOf, treeOf } from './tree.ts'

/** What a quote takes along of the pictures in it: their content ids in the old mail, each with the one it has in the new. */
export type QuotedPictures = Map<string, string>

const KEPT = new Set(['alt', 'width', 'height', 'border', 'cellpadding', 'cellspacing', 'colspan', 'rowspan'])
for (const name of ['dir', 'lang', 'align', 'valign', 'bgcolor', 'color', 'size', 'face', 'start', 'type'])
  KEPT.add(name)

/**
 * A mail's clean html as it may stand in an answer or a forward: what its reader saw, and nothing else. Its style sheet is written into the
 * elements, so that neither its rules nor its classes travel on; text that was hidden from the reader is left out, so that it can't come to light
 * elsewhere; pictures that would be fetched are left out, those of the mail itself are named anew. The result is clean html again, and
 * loads nothing.
 */
export function quotable(clean: string, pictures: QuotedPictures): string {
  const { root, css } = treeOf(clean)
  const styleOf = styleReader(css)
  const seen = new Map<Element, Seen | null>([[root, PLAIN]])
  const html = htmlOf(root, (element) => {
    const around = element.parent ? seen.get(element.parent) : undefined
    const style = styleOf(element)
    const here = around ? seenThrough(style, element.attributes, around) : null
    seen.set(element, here)
    if (!here) return undefined
    if (!standsOut(here)) element.children = element.children.filter((child) => typeof child !== 'string')
    if (element.name === 'img') return picture(element, pictures)
    const attributes = new Map([...element.attributes].filter(([name]) => KEPT.has(name)))
    const href = element.attributes.get('href')
    if (href && !href.startsWith('#')) attributes.set('href', href)
    if (style.size > 0)
      attributes.set('style', [...style].map(([name, value]) => `${name}:${value}`).join(';'))
    return attributes
  })
  return cleanHtml(html, { contentIds: new Set(pictures.values()) }).html
}

/** One that can't come along leaves its description. */
function picture({ attributes }: Element, pictures: QuotedPictures): Map<string, string> | string {
  const alt = attributes.get('alt') ?? ''
  const contentId = pictures.get(attributes.get('data-cid') ?? '')
  if (contentId === undefined) return alt.trim() ? escapeText(`[${alt.trim()}]`) : ''
  const kept = [...attributes].filter(([name]) => KEPT.has(name))
  return new Map([...kept, ['data-cid', contentId]])
}
