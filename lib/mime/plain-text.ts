import { unescapeText } from './escape.ts'
import { type Element, treeOf } from './tree.ts'

/**
 * Clean html as the plain text that goes beside it: paragraphs with a line between, lists with their marks, quotes with `>`, links with their
 * address where the words are another, pictures by their description. Lines are not broken.
 */
export function plainText(html: string): string {
  return linesOf(treeOf(html).root, { pre: false, tight: false })
    .join('\n')
    .replace(/[ \t\u00a0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\s+$/g, '')
}

/** `pre`: spaces and line ends count. `tight`: in a list, where nothing stands apart. */
type Context = { pre: boolean; tight: boolean }

/** The lines of an element's content. A block begins and ends a line; words join the line that is open. */
function linesOf(element: Element, context: Context): string[] {
  const lines = ['']
  let fresh = true // nothing stands in the last line yet
  const say = (text: string) => {
    if (text === '') return
    const last = lines.length - 1
    lines[last] += fresh && !context.pre ? text.trimStart() : text
    if (lines[last] !== '') fresh = false
  }
  const newLine = () => {
    lines.push('')
    fresh = true
  }
  const add = (block: string[], gap: boolean) => {
    if (!fresh) newLine()
    if (gap && lines.length > 1 && lines.at(-2) !== '') newLine()
    lines.splice(lines.length - 1, 1, ...block)
    newLine()
    if (gap) newLine()
  }
  let item = Number(element.attributes.get('start') ?? 1)
  for (const child of element.children) {
    if (typeof child === 'string') {
      const text = unescapeText(child)
      if (!context.pre) say(text.replace(/[ \t\r\n\f]+/g, ' '))
      else
        text.split('\n').forEach((line, at) => {
          if (at > 0) newLine()
          say(line)
        })
    } else if (child.name === 'br') newLine()
    else if (child.name === 'img') say(pictureText(child))
    else if (child.name === 'hr') add(['---'], true)
    else if (child.name === 'li') {
      const mark = element.name === 'ol' ? `${item++}. ` : '- '
      add(hanging(contentOf(child, { ...context, tight: true }), mark), false)
    } else if (BLOCKS.has(child.name)) {
      const pre = context.pre || child.name === 'pre' || isPreformatted(child)
      const inside = contentOf(child, { ...context, pre })
      if (child.name === 'blockquote') add(quoted(inside), true)
      else if (inside.length > 0) add(inside, GAPS.has(child.name) && !context.tight)
      else if (child.children.length > 0) add([''], false)
    } else if (child.name === 'td' || child.name === 'th') {
      if (!fresh) say('  ')
      const inside = contentOf(child, context)
      if (inside.length === 1) say(inside[0] ?? '')
      else if (inside.length > 1) add(inside, false)
    } else {
      const [first = '', ...others] = linesOf(child, context)
      say(child.name === 'a' ? linkText(child, first, others.length === 0) : first)
      for (const line of others) {
        newLine()
        say(line)
      }
    }
  }
  return lines
}

/** Without the empty lines at either end. */
function contentOf(element: Element, context: Context): string[] {
  const lines = linesOf(element, context)
  while (lines.length > 0 && lines[0]?.trim() === '') lines.shift()
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop()
  return lines
}

const quoted = (lines: string[]) =>
  lines.map((line) => (line === '' || line.startsWith('>') ? `>${line}` : `> ${line}`))
const hanging = (lines: string[], mark: string) =>
  (lines.length > 0 ? lines : ['']).map((line, at) =>
    at === 0 ? mark + line : ' '.repeat(mark.length) + line,
  )

function linkText(link: Element, text: string, whole: boolean): string {
  const href = link.attributes.get('href') ?? ''
  const bare = href.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '')
  if (!whole || href === '' || text.includes(bare)) return text
  return text.trim() === '' ? text : `${text} <${href.replace(/^(?:mailto|tel):/i, '')}>`
}

function pictureText({ attributes }: Element): string {
  const alt = attributes.get('alt')?.trim()
  return alt ? `[${alt}]` : ''
}

const isPreformatted = ({ attributes }: Element) => /white-space:pre/.test(attributes.get('style') ?? '')

const GAPS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl', 'pre', 'table'])
const BLOCKS = new Set([
  ...GAPS,
  ...`address article aside blockquote caption center dd div dl dt figcaption figure footer header li main nav section tbody tfoot
  thead tr`.split(/\s+/),
])
