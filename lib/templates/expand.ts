import { escapeText, unescapeText } from '#/lib/mime/escape.ts'
import { oneLine } from '#/lib/mime/text.ts'
import { htmlOf, treeOf } from '#/lib/mime/tree.ts'
import { MISSING } from '#/lib/mime/written.ts'
import { LONGEST_VALUE } from './types.ts'

export type Values = {
  /** Of the recipient, the sender and the day. What is not known is not in it. */
  given: ReadonlyMap<string, string>
  /** A person's own, which may hold others. */
  own: ReadonlyMap<string, string>
  /** Nobody is in To yet: what depends on it stays open, also where it says what else to write. */
  open?: boolean
}

/** `missing`: the names of variables without a value, in their order. */
export type Expanded = { subject: string; html: string; missing: string[] }

type Part = { text: string; filled: boolean } | { missing: string }

/** `{{name}}`, or `{{name|what else to write}}` where it has no value. Names are small letters, digits, `_` and dots. */
const VARIABLE = /\{\{\s*([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)\s*(?:\|([^{}|\r\n]*))?\}\}/gi
const LONGEST_SUBJECT = 2_000 // characters, as of a draft

/**
 * A template's subject and clean html with values in the place of its variables. A value is text: in html it is escaped, in a subject it is one
 * line. One that is missing stands as a mark with its name in the html, and as `{{name}}` in the subject. `show`: filled ones are marked, too.
 */
export function expandTemplate(
  { subject, html }: { subject: string; html: string },
  values: Values,
  { show = false } = {},
): Expanded {
  const partsOf = reader(values)
  const missing = new Set<string>()
  const note = (parts: Part[]) => {
    for (const part of parts) if ('missing' in part) missing.add(nameOf(part.missing))
    return parts
  }
  const line = note(partsOf(subject))
    .map((part) => ('missing' in part ? `{{${part.missing}}}` : part.text))
    .join('')
  const written = expandTexts(html, (text) =>
    note(partsOf(text))
      .map((part) => htmlOfPart(part, show))
      .join(''),
  )
  return { subject: oneLine(line, LONGEST_SUBJECT), html: written, missing: [...missing] }
}

/** The names of the variables in a text. */
export const variablesIn = (text: string): string[] =>
  [...text.matchAll(VARIABLE)].map(([, name = '']) => name.toLowerCase())

function htmlOfPart(part: Part, show: boolean): string {
  if ('missing' in part) return `<mark class="${MISSING}">${escapeText(part.missing)}</mark>`
  const html = escapeText(part.text).replace(/\r\n?|\n/g, '<br>')
  return part.filled && show && html ? `<mark class="lilac_filled">${html}</mark>` : html
}

/** Texts of html alone: what stands in an attribute is no variable. */
function expandTexts(html: string, write: (text: string) => string): string {
  const { root } = treeOf(html)
  const visit = (element: typeof root) => {
    element.children = element.children.map((child) => {
      if (typeof child === 'string') return child.includes('{{') ? write(unescapeText(child)) : child
      visit(child)
      return child
    })
  }
  visit(root)
  return htmlOf(root, ({ attributes }) => attributes)
}

/** Cuts a text into words and variables, and those into what they are made of, each variable once. */
function reader({ given, own, open = false }: Values): (text: string) => Part[] {
  const known = new Map<string, Part[]>()
  const entered = new Set<string>() // a loop can't be saved; should there be one, it has no value

  function partsOf(text: string): Part[] {
    const parts: Part[] = []
    let from = 0
    for (const { 0: whole, 1: written = '', 2: otherwise, index } of text.matchAll(VARIABLE)) {
      parts.push({ text: text.slice(from, index), filled: false })
      from = index + whole.length
      parts.push(...partsNamed(written.toLowerCase(), otherwise?.trim()))
    }
    parts.push({ text: text.slice(from), filled: false })
    return parts.filter((part) => 'missing' in part || part.text !== '')
  }

  function partsNamed(name: string, otherwise: string | undefined): Part[] {
    const value = given.get(name)
    if (value) return [{ text: value, filled: true }]
    const expression = otherwise === undefined ? name : `${name}|${otherwise}`
    if (open && name.startsWith('recipient.')) return [{ missing: expression }]
    const parts = ownParts(name)
    if (parts) return parts
    return otherwise === undefined ? [{ missing: name }] : [{ text: otherwise, filled: true }]
  }

  function ownParts(name: string): Part[] | undefined {
    const ready = known.get(name)
    if (ready) return ready
    const value = own.get(name)
    if (value === undefined || entered.has(name)) return undefined
    entered.add(name)
    const parts = partsOf(value).map((part) => ('missing' in part ? part : { ...part, filled: true }))
    entered.delete(name)
    if (lengthOf(parts) > LONGEST_VALUE) return undefined
    known.set(name, parts)
    return parts
  }

  return partsOf
}

const lengthOf = (parts: Part[]) =>
  parts.reduce((sum, part) => sum + ('missing' in part ? part.missing : part.text).length, 0)

const nameOf = (expression: string) => expression.replace(/\|.*$/s, '')
