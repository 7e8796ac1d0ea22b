import { escapeAttribute, unescapeText } from './escape.ts'

/** An element of clean html. Attribute values and texts are unescaped and escaped by `unescapeText` and `htmlOf`; a string is a text as it stands. */
export type Element = {
  name: string
  attributes: Map<string, string>
  children: (Element | string)[]
  parent: Element | undefined
}

/**
 * Clean html as a tree, under a root without a name, and the text of its style element apart. Only for what `cleanHtml` made: it is well formed,
 * and every `<` in it begins a tag.
 */
export function treeOf(cleanHtml: string): { root: Element; css: string } {
  const ends = cleanHtml.startsWith('<style>') ? cleanHtml.indexOf('</style>') : -1
  const css = ends < 0 ? '' : cleanHtml.slice('<style>'.length, ends)
  const html = ends < 0 ? cleanHtml : cleanHtml.slice(ends + '</style>'.length)
  const root = element('', new Map(), undefined)
  let open = root
  let from = 0
  for (const tag of html.matchAll(TAG)) {
    if (tag.index > from) open.children.push(html.slice(from, tag.index))
    from = tag.index + tag[0].length
    const [, slash, name = '', attributes = ''] = tag
    if (slash) {
      if (open.name === name && open.parent) open = open.parent
      continue
    }
    const child = element(name, attributesIn(attributes), open)
    open.children.push(child)
    if (!VOID.has(name)) open = child
  }
  if (from < html.length) open.children.push(html.slice(from))
  return { root, css }
}

/** A tree as html again. `written` gives an element's attributes, or undefined to leave it out with all that is in it. */
export function htmlOf(
  node: Element | string,
  written: (element: Element) => Map<string, string> | string | undefined,
): string {
  if (typeof node === 'string') return node
  const inside = () => node.children.map((child) => htmlOf(child, written)).join('')
  if (node.name === '') return inside()
  const attributes = written(node)
  if (attributes === undefined) return ''
  if (typeof attributes === 'string') return attributes
  const text = [...attributes].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('')
  return VOID.has(node.name) ? `<${node.name}${text}>` : `<${node.name}${text}>${inside()}</${node.name}>`
}

/** The elements inside of another one, in their order. */
export function* elementsIn(node: Element): Generator<Element> {
  for (const child of node.children) {
    if (typeof child === 'string') continue
    yield child
    yield* elementsIn(child)
  }
}

const TAG = /<(\/?)([a-z0-9]+)([^<>]*)>/g
const ATTRIBUTE = / ([a-z-]+)="([^"]*)"/g
const VOID = new Set(['br', 'hr', 'img', 'wbr', 'col'])

const element = (name: string, attributes: Map<string, string>, parent: Element | undefined): Element => ({
  name,
  attributes,
  children: [],
  parent,
})

const attributesIn = (text: string) =>
  new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, unescapeText(value)]))
