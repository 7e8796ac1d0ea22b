import sanitizeHtml from 'sanitize-html'
import { ATTRIBUTE_NAMES, type Cleaning, cleanAttributes } from './attributes.ts'
import { escapeAttribute, escapeText } from './escape.ts'
import { cleanStyleSheet } from './style-sheet.ts'
import { storable } from './text.ts'

/** Grows when the same html would come out another way, so that what is stored can be cleaned again. */
export const CLEANER_VERSION = 1

const MAX_HTML = 2_000_000 // characters that are looked at; Gmail's own page cuts a mail at 102 kB
const MAX_OPEN = 1_000 // elements open at once: what each costs the parser grows with it
const MAX_ELEMENTS = 100_000 // of one mail; bounds what closing and opening them can cost
const MAX_DEPTH = 200 // elements inside each other in the result; browsers stop at 512

export type CleanHtml = { html: string; remoteImages: number }
type Options = { contentIds: Set<string> }

/**
 * Makes a mail's html harmless: a static list of elements and attributes, each value checked, CSS filtered (css.ts, style-sheet.ts). Nothing
 * in the result runs, submits, navigates by itself, leaves its place, or makes a browser load something. Pictures that are parts of the
 * mail have `data-cid` in place of `src`, remote ones `data-remote-src`; `remoteImages` counts all remote pictures, those in CSS too.
 * For `mailDocument` alone: the style element that may stand at its beginning has that frame as its scope. Cleaning the result again
 * changes nothing.
 *
 * No element that stays has raw text or belongs to another namespace than HTML, and all text is escaped, so that a browser can't read
 * the result as anything else than what was written (mutation XSS).
 */
export function cleanHtml(html: string, options: Options): CleanHtml {
  if (last && last.input === html && sameIds(last.contentIds, options.contentIds)) return last.output
  const output = clean(html, options)
  last = { input: html, contentIds: options.contentIds, output }
  return output
}

/** The last mail cleaned: the parser needs the clean html for a mail's text, and the same html is cleaned to be stored right after. */
let last: { input: string; contentIds: Set<string>; output: CleanHtml } | undefined
const sameIds = (a: Set<string>, b: Set<string>) => a.size === b.size && [...a].every((id) => b.has(id))

function clean(html: string, { contentIds }: Options): CleanHtml {
  const source = storable(html.slice(0, MAX_HTML)).replaceAll('\r', '')
  const cleaning: Cleaning = { contentIds, remoteImages: 0 }
  const sheet = cleanStyleSheet(styleElements(source))
  const body = cleanBody(source, cleaning)
  return {
    html: sheet.css ? `<style>${sheet.css}</style>${body}` : body,
    remoteImages: cleaning.remoteImages + sheet.remote,
  }
}

/** The text of all style elements outside of comments. It may be cut otherwise than a browser would: what is made of it is safe anyhow. */
function styleElements(html: string): string {
  const lower = html.toLowerCase()
  let css = ''
  const starts = /<!--|<style[\s>]/g
  for (let start = starts.exec(lower); start; start = starts.exec(lower)) {
    if (start[0] === '<!--') {
      const end = lower.indexOf('-->', start.index + 2)
      if (end < 0) break
      starts.lastIndex = end + 3
    } else {
      const open = lower.indexOf('>', start.index)
      const close = lower.indexOf('</style', open)
      if (open < 0 || close < 0) break
      css += `${html.slice(open + 1, close)}\n`
      starts.lastIndex = close
    }
  }
  return css
}

/** Elements of clean html. None has raw text, none opens a namespace, none submits, embeds, or takes input. */
export const ELEMENTS = new Set(
  `a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure
  font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strike strong sub sup table
  tbody td tfoot th thead time tr tt u ul var wbr`.split(/\s+/),
)

/** Elements that go with all that is in them: it is no text, or a browser would not read it as this parser does. */
const DROPPED_WHOLE = `script style title template textarea select option xmp noscript noembed noframes iframe
  svg math audio video canvas applet xml`.split(/\s+/)

const STATIC_OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [...ELEMENTS],
  nonTextTags: DROPPED_WHOLE,
  allowedAttributes: { '*': ATTRIBUTE_NAMES },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  parseStyleAttributes: false, // css.ts has done it, and in a tenth of the time
  nestingLimit: MAX_DEPTH,
}

class TooMuch extends Error {
  override name = 'TooMuch'
}

/** The parser closes elements by what stands right around them, so dropping one can change how its inside reads: then once more. */
function cleanBody(source: string, cleaning: Cleaning): string {
  try {
    const first = cleanOnce(source, cleaning)
    return first.settled ? first.html : cleanOnce(first.html, { ...cleaning }).html
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error
    return `<div>${escapeText(source.replace(/<[^<>]*>/g, ' '))}</div>` // nobody writes such html to be read
  }
}

function cleanOnce(source: string, cleaning: Cleaning): { html: string; settled: boolean } {
  const open: Open[] = []
  const count: Record<Open, number> = { kept: 0, wrapper: 0, hole: 0 }
  let elements = 0
  let settled = true
  let body: Record<string, string> = {}
  const html = sanitizeHtml(source, {
    ...STATIC_OPTIONS,
    onOpenTag(name) {
      if (open.length === MAX_OPEN || ++elements > MAX_ELEMENTS) throw new TooMuch()
      const kept = ELEMENTS.has(name) && open.length < MAX_DEPTH
      if (kept && count.hole > 0) settled = false
      const kind = kept ? 'kept' : count.kept > 0 ? 'hole' : 'wrapper'
      open.push(kind)
      count[kind]++
    },
    onCloseTag() {
      const kind = open.pop()
      if (kind) count[kind]--
    },
    transformTags: {
      '*': (tagName, attribs) => {
        if (tagName === 'body') body = cleanAttributes('body', attribs, cleaning)
        return { tagName, attribs: ELEMENTS.has(tagName) ? cleanAttributes(tagName, attribs, cleaning) : {} }
      },
    },
  }).replaceAll('\r', '')
  return { html: inBody(html, body), settled }
}

/** An open element: one that stays, one that goes and stands around everything that stays, one that goes from inside of what stays. */
type Open = 'kept' | 'wrapper' | 'hole'

/** The body element goes, since the frame has its own; its colours, style and class go on an element around all. */
function inBody(html: string, { bgcolor, text, style, class: classes, dir }: Record<string, string>): string {
  const css = [bgcolor && `background-color:${bgcolor}`, text && `color:${text}`, style]
    .filter(Boolean)
    .join(';')
  const attributes = [
    classes && ` class="${escapeAttribute(classes)}"`,
    dir && ` dir="${escapeAttribute(dir)}"`,
    css && ` style="${escapeAttribute(css)}"`,
  ]
  const written = attributes.filter(Boolean).join('')
  return written ? `<div${written}>${html}</div>` : html
}
