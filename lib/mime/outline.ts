import { unescapeText } from './escape.ts'
import { LINE_LENGTH, type Line, MAX_LINES } from './history.ts'

/** Where the end of clean html can be put into an element of its own; `closing` and `opening` are the tags that the cut goes through. */
export type Cut = { from: number; to: number; closing: string; opening: string }

/** The lines of clean html, and where to cut so that all from a line on stands alone. */
export type Outline = { lines: Line[]; cut: (line: number) => Cut | undefined }

/** Reads clean html once, in step with its length: what a person sees as lines, and what mail programs say of them. */
export function outlineOf(html: string): Outline {
  const reader = new Reader(html)
  return { lines: reader.lines, cut: (line) => reader.cut(line) }
}

type Mark = 'quote' | 'indent' | 'attribution' | 'signature'

/** `open` to `opened` is its start tag, `close` the place of its end tag. */
type Element = {
  name: string
  parent: Element | undefined
  open: number
  opened: number
  close: number
  mark: Mark | undefined
}

/** `from` to `to`: what of it is to be seen; `first` and `last`: the elements in which that begins and ends. */
type Seen = Line & { from: number; to: number; first: Element; last: Element }

const TAG = /<(\/?)([a-z0-9]+)([^<>]*)>/g

const BLOCKS = new Set(
  `address article aside blockquote br caption center dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section
  table tbody td tfoot th thead tr ul`.split(/\s+/),
)
const VOID = new Set(['br', 'hr', 'img', 'wbr', 'col'])

/** Anything but white space and what takes no room. */
const VISIBLE = /(?!\u034f)[^\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/
const PICTURE = '\ufffc' // stands for one in a line's text

class Reader {
  readonly lines: Seen[] = []
  private readonly html: string
  private readonly root: Element
  private readonly depth: Record<Mark, number> = { quote: 0, indent: 0, attribution: 0, signature: 0 }
  private element: Element
  private line: Seen | undefined
  private historyFollows = false

  constructor(html: string) {
    this.html = html
    const style = html.startsWith('<style>') ? html.indexOf('</style>') + '</style>'.length : 0
    this.root = {
      name: '',
      parent: undefined,
      open: style,
      opened: style,
      close: html.length,
      mark: undefined,
    }
    this.element = this.root
    let from = style
    TAG.lastIndex = style
    for (let tag = TAG.exec(html); tag && this.lines.length <= MAX_LINES; tag = TAG.exec(html)) {
      if (tag.index > from) this.readText(from, tag.index)
      from = TAG.lastIndex
      const [, slash, name = '', attributes = ''] = tag
      if (BLOCKS.has(name)) this.endLine()
      if (name === 'img') this.readPicture(tag.index, from, attributes)
      else if (slash) this.close(name, tag.index)
      else if (!VOID.has(name)) this.open(name, attributes, tag.index, from)
      else if (attributes.includes(' id=')) this.historyFollows ||= BEGINS_HISTORY.test(attributes)
    }
    this.readText(from, html.length)
    this.endLine()
  }

  /**
   * The place behind the last words before a line and all tags that close there, up to the end of the innermost element that holds whatever is
   * to be seen from there on and may hold a block. Undefined where a browser would move the words, which stand in a table outside of its cells.
   */
  cut(at: number): Cut | undefined {
    const own = this.lines[at - 1]
    const folded = this.lines[at]
    const last = this.lines.at(-1)
    if (!own || !folded || !last) throw new Error(`there is nothing before line ${at}, or no such line`)
    if (isMisplaced(own.last) || isMisplaced(folded.first)) return undefined
    const around = new Set(ancestors(folded.first))
    let from = own.to
    let inside = own.last
    while (!around.has(inside)) {
      from = this.endOf(inside)
      inside = inside.parent ?? this.root
    }
    const outer = this.holderOf(inside, last.to)
    const split = [...ancestors(inside)]
    split.length = split.indexOf(outer)
    return {
      from,
      to: outer.close,
      closing: split.map(({ name }) => `</${name}>`).join(''),
      opening: split
        .reverse()
        .map((element) => this.html.slice(element.open, element.opened).replace(/ id="[^"]*"/, ''))
        .join(''),
    }
  }

  private endOf(element: Element): number {
    return this.html.indexOf('>', element.close) + 1 || this.html.length
  }

  /** Of an element and those around it the innermost that ends after a place and in which a browser leaves a block where it was written. */
  private holderOf(inside: Element, end: number): Element {
    let holder = inside
    while (holder.close < end && holder.parent) holder = holder.parent
    for (const element of ancestors(holder)) {
      if (NO_BLOCKS.has(element.name) || (element === holder && ROWS_ONLY.has(element.name)))
        holder = element.parent ?? this.root
      else if (CELLS.has(element.name)) break
    }
    return holder
  }

  private open(name: string, attributes: string, open: number, opened: number): void {
    const mark = attributes === '' && name !== 'blockquote' ? undefined : markOf(name, attributes)
    if (mark === 'history') this.historyFollows = true
    const counted = mark === 'history' ? undefined : mark
    if (counted) {
      this.endLine()
      this.depth[counted]++
    }
    this.element = {
      name,
      parent: this.element,
      open,
      opened,
      close: this.html.length,
      mark: counted,
    }
  }

  /** Clean html is well formed; an end tag without its start would be ignored, as browsers do. */
  private close(name: string, at: number): void {
    if (this.element.name !== name) return
    if (this.element.mark) {
      this.endLine()
      this.depth[this.element.mark]--
    }
    this.element.close = at
    this.element = this.element.parent ?? this.root
  }

  private readText(from: number, to: number): void {
    if (to > from && VISIBLE.test(this.html.slice(from, to)))
      this.see(from, to, this.html.slice(from, Math.min(to, from + LINE_LENGTH)))
  }

  /** One of a pixel or less is a tracker, and nothing to see. */
  private readPicture(from: number, to: number, attributes: string): void {
    if (!/ (?:width|height)="[01](?:px)?"/.test(attributes)) this.see(from, to, PICTURE)
  }

  private see(from: number, to: number, text: string): void {
    this.line ??= {
      text: '',
      quoted: this.depth.quote,
      indented: this.depth.indent > 0,
      mark: this.markHere(),
      from,
      to,
      first: this.element,
      last: this.element,
    }
    this.historyFollows = false
    this.line.to = to
    this.line.last = this.element
    if (this.line.text.length < LINE_LENGTH) this.line.text += text
  }

  private markHere(): Line['mark'] {
    if (this.depth.signature > 0) return 'signature'
    if (this.historyFollows) return 'history'
    return this.depth.attribution > 0 ? 'attribution' : undefined
  }

  private endLine(): void {
    const { line } = this
    if (!line) return
    line.text = unescapeText(line.text).trim()
    if (/[\n\t]|\s\s/.test(line.text)) line.text = line.text.replace(/\s+/g, ' ')
    this.lines.push(line)
    this.line = undefined
  }
}

function* ancestors(element: Element): Generator<Element> {
  for (let at: Element | undefined = element; at; at = at.parent) yield at
}

function isMisplaced(element: Element): boolean {
  for (const { name } of ancestors(element)) {
    if (CELLS.has(name)) return false
    if (TABLE_PARTS.has(name)) return true
  }
  return false
}

/** A block would end a paragraph, however deep inside; a link can hold nothing else to press. */
const NO_BLOCKS = new Set(['p', 'a'])
/** A browser would move a block out of a table; a list holds items. */
const TABLE_PARTS = new Set('table tbody thead tfoot tr colgroup'.split(' '))
const ROWS_ONLY = new Set([...TABLE_PARTS, 'ul', 'ol', 'dl'])
/** Inside these a paragraph around no longer counts. */
const CELLS = new Set(['td', 'th', 'caption'])

/** Marks of mail programs, as far as the cleaner leaves them: classes, and ids with its prefix. */
function markOf(name: string, attributes: string): Mark | 'history' | undefined {
  if (name === 'blockquote') return QUOTES.test(attributes) ? 'quote' : 'indent'
  if (SIGNATURE.test(attributes)) return 'signature'
  if (ATTRIBUTION.test(attributes)) return 'attribution'
  if (HOLDS_HISTORY.test(attributes)) return 'quote'
  return BEGINS_HISTORY.test(attributes) ? 'history' : undefined
}

const QUOTES =
  / type="cite"| class="(?:[^"]* )?(?:gmail_quote|protonmail_quote|tutanota_quote|yahoo_quoted)[ "]/
const HOLDS_HISTORY =
  / class="(?:[^"]* )?(?:yahoo_quoted|yahoo_quoted_begin|zmail_extra)[ "]| id="mail-(?:OLK_SRC_BODY_SECTION|editor-reference-message-container)"/
const BEGINS_HISTORY = / id="mail-(?:divRplyFwdMsg|appendonsend|stopSpelling)"/
const SIGNATURE =
  / class="(?:[^"]* )?(?:gmail_signature|gmail_signature_prefix|moz-signature|protonmail_signature_block)[ "]| id="mail-(?:Signature|ms-outlook-mobile-signature)"/
const ATTRIBUTION = / class="(?:[^"]* )?(?:gmail_attr|moz-cite-prefix|OutlookMessageHeader)[ "]/
