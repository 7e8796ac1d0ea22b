import { cleanDeclarations } from './css.ts'
import { percentDecoded, rasterData, remoteImage, safeLink } from './links.ts'
import { ID_PREFIX } from './style-sheet.ts'

type Attributes = Record<string, string>

/** What cleaning one mail knows and counts on its way through the elements. */
export type Cleaning = { contentIds: Set<string>; remoteImages: number }

/** The attributes of one element that may stay, with values that were checked one by one; all others are gone. */
export function cleanAttributes(tag: string, attributes: Attributes, cleaning: Cleaning): Attributes {
  const clean: Attributes = {}
  for (const name of Object.keys(attributes)) {
    const rule = RULES.get(tag)?.get(name) ?? EVERYWHERE.get(name)
    const value = rule?.(attributes[name] ?? '')
    if (value !== undefined) clean[name] = value
  }
  if (tag === 'a' && !clean.id && attributes.name) Object.assign(clean, anchor(attributes.name))
  if (attributes.style) {
    const { css, remote } = cleanDeclarations(attributes.style)
    if (css) clean.style = css
    cleaning.remoteImages += remote
  }
  if (attributes.background && remoteImage(attributes.background)) cleaning.remoteImages++
  if (tag === 'a') Object.assign(clean, linkAttributes(attributes))
  if (tag === 'img') Object.assign(clean, imageAttributes(attributes, cleaning))
  return clean
}

/** The old way to name a place in a page. */
function anchor(name: string): Attributes {
  const id = anchorId(name)
  return id ? { id } : {}
}

/** A link leads out of the page in a window of its own, or to a place in the same mail. */
function linkAttributes({ href }: Attributes): Attributes {
  const place = href?.startsWith('#') ? anchorId(href.slice(1)) : undefined
  if (place) return { href: `#${place}` }
  const link = href ? safeLink(href) : undefined
  return link ? { href: link, target: '_blank', rel: 'noopener noreferrer' } : {}
}

/** The picture's source in the one attribute that says what it is: `data-cid`, `data-remote-src`, or `src` for data that needs no request. */
function imageAttributes(attributes: Attributes, cleaning: Cleaning): Attributes {
  const contentId = contentIdOf(attributes, cleaning.contentIds)
  if (contentId !== undefined) return { 'data-cid': contentId }
  const source = attributes.src || attributes['data-remote-src'] || firstCandidate(attributes.srcset ?? '')
  const data = rasterData(source)
  if (data) return { src: data }
  const remote = remoteImage(source)
  if (!remote) return {}
  cleaning.remoteImages++
  return { 'data-remote-src': remote }
}

/** A part of this mail, named as `cid:…` or by its Content-Location; case counts, percent-encoding does not (RFC 2392). */
function contentIdOf(attributes: Attributes, contentIds: Set<string>): string | undefined {
  const source = attributes.src?.trim() || attributes['data-cid'] || ''
  const named = /^cid:/i.test(source) ? source.slice('cid:'.length) : source
  return [named, percentDecoded(named)].find((id) => contentIds.has(id))
}

const firstCandidate = (srcset: string) => srcset.trim().split(/[\s,]/, 1)[0] ?? ''

/** Gives the value to write, or undefined to drop the attribute. */
type Rule = (value: string) => string | undefined

const matching =
  (pattern: RegExp): Rule =>
  (value) =>
    pattern.test(value.trim()) ? value.trim() : undefined

/** A map has no members that it was not given, whatever an attribute is called. */
const rules = (table: Record<string, Rule>) => new Map(Object.entries(table))

const text: Rule = (value) => value
const length = matching(/^\d{1,5}(?:\.\d{1,3})?(?:px|%)?$/i)
const count = matching(/^\d{1,3}$/)
const integer = matching(/^-?\d{1,6}$/)
const colour = matching(/^#?[a-z0-9]{1,30}$/i)
const align = matching(/^(?:left|right|center|justify|middle|top|bottom|baseline|absmiddle|texttop)$/i)
const word = matching(/^[a-z0-9-]{1,30}$/i)
const flag: Rule = () => ''

/** Ids are prefixed, so that none stands for something of the page's own, such as `document.body`. */
const anchorId: Rule = (value) => {
  if (!/^[\w.:-]{1,100}$/.test(value)) return undefined
  return value.startsWith(ID_PREFIX) ? value : ID_PREFIX + value
}

const classes: Rule = (value) => {
  const names = value.split(/\s+/).filter((name) => /^[a-z_-][\w-]{0,99}$/i.test(name))
  return names.length > 0 ? names.slice(0, 30).join(' ') : undefined
}

const EVERYWHERE = rules({
  class: classes,
  id: anchorId,
  dir: matching(/^(?:ltr|rtl|auto)$/i),
  lang: word,
  title: text,
  align,
  role: matching(/^(?:presentation|none|heading|list|listitem|img)$/i),
  'aria-hidden': matching(/^(?:true|false)$/i),
  'aria-label': text,
})

const BOX = { width: length, height: length, bgcolor: colour, bordercolor: colour }
const CELL = {
  ...BOX,
  valign: align,
  colspan: count,
  rowspan: count,
  nowrap: flag,
  scope: word,
  abbr: text,
}

const RULES = new Map<string, Map<string, Rule>>([
  ['body', rules({ bgcolor: colour, text: colour })], // written as a style: see sanitize.ts
  ['img', rules({ alt: text, width: length, height: length, border: length, hspace: count, vspace: count })],
  [
    'table',
    rules({
      ...BOX,
      border: length,
      cellpadding: length,
      cellspacing: length,
      rules: word,
      frame: word,
      summary: text,
    }),
  ],
  ['thead', rules({ valign: align })],
  ['tbody', rules({ valign: align })],
  ['tfoot', rules({ valign: align })],
  ['tr', rules({ ...BOX, valign: align })],
  ['td', rules(CELL)],
  ['th', rules(CELL)],
  ['col', rules({ width: length, span: count, valign: align })],
  ['colgroup', rules({ width: length, span: count, valign: align })],
  [
    'font',
    rules({ color: colour, size: matching(/^[+-]?\d$/), face: matching(/^[\p{L}\p{N} ,._'"-]{1,200}$/u) }),
  ],
  ['hr', rules({ width: length, size: length, color: colour, noshade: flag })],
  ['ol', rules({ type: word, start: integer })],
  ['ul', rules({ type: word })],
  ['li', rules({ type: word, value: integer })],
  ['blockquote', rules({ type: matching(/^cite$/i) })],
  ['time', rules({ datetime: matching(/^[\w:.+ -]{1,40}$/) })],
])

/** Every attribute that can be in clean html: the list that the sanitiser holds against what comes out of here. */
export const ATTRIBUTE_NAMES = [
  ...new Set([
    ...EVERYWHERE.keys(),
    ...[...RULES.values()].flatMap((table) => [...table.keys()]),
    ...['style', 'href', 'target', 'rel', 'src', 'data-cid', 'data-remote-src'],
  ]),
]
