import type { Element } from './tree.ts'

/** CSS declarations of one element, by property. */
export type Style = Map<string, string>

/**
 * What the style sheet of clean html and an element's own style say of it together, as on a wide screen that nobody touches: media queries and
 * `:hover` do not count. Gives a function of elements of one tree.
 */
export function styleReader(css: string): (element: Element) => Style {
  const rules = indexed(readRules(css))
  return (element) => {
    const style: Style = new Map()
    const own = element.attributes.get('style')
    const matching = candidates(rules, element)
      .filter(({ selector }) => matches(element, selector, selector.length - 1))
      .sort((a, b) => a.weight - b.weight || a.order - b.order)
    for (const { declarations } of matching) for (const [name, value] of declarations) style.set(name, value)
    if (own) for (const [name, value] of declarationsIn(own)) style.set(name, value)
    return style
  }
}

/** `by`: how the compound is bound to the one before it. */
type Compound = {
  by: ' ' | '>' | '+' | '~'
  name: string
  classes: string[]
  id: string
  pseudo: string[]
}
type Rule = { selector: Compound[]; declarations: [string, string][]; weight: number; order: number }

/** Rules outside of media queries, as style-sheet.ts writes them. */
function readRules(css: string): Rule[] {
  const rules: Rule[] = []
  const plain = css.replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '')
  for (const [, selectors = '', body = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const declarations = declarationsIn(body)
    for (const text of selectors.split(',')) {
      const selector = readSelector(text)
      if (selector) rules.push({ selector, declarations, weight: weightOf(selector), order: rules.length })
    }
  }
  return rules
}

function readSelector(text: string): Compound[] | undefined {
  const compounds: Compound[] = []
  let by: Compound['by'] = ' '
  for (const part of text.trim().split(/\s+/)) {
    if (part === '>' || part === '+' || part === '~') {
      by = part
      continue
    }
    const pseudo = [...part.matchAll(/:([a-z-]+)/gi)].map(([, name = '']) => name.toLowerCase())
    if (pseudo.some((name) => name === 'hover' || name === 'active' || name === 'visited')) return undefined
    compounds.push({
      by,
      name: /^[a-z][a-z0-9]*/i.exec(part)?.[0].toLowerCase() ?? '',
      classes: [...part.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name),
      id: /#([\w-]+)/.exec(part)?.[1] ?? '',
      pseudo,
    })
    by = ' '
  }
  return compounds.length > 0 ? compounds : undefined
}

const weightOf = (selector: Compound[]) =>
  selector.reduce(
    (sum, { name, classes, id, pseudo }) =>
      sum + (id ? 10_000 : 0) + (classes.length + pseudo.length) * 100 + (name ? 1 : 0),
    0,
  )

type Index = Map<string, Rule[]>

/** By what the last compound asks for, so that an element is held against few rules. */
function indexed(rules: Rule[]): Index {
  const index: Index = new Map()
  for (const rule of rules) {
    const last = rule.selector.at(-1)
    const key = last?.id ? `#${last.id}` : last?.classes[0] ? `.${last.classes[0]}` : (last?.name ?? '')
    index.set(key, [...(index.get(key) ?? []), rule])
  }
  return index
}

function candidates(index: Index, element: Element): Rule[] {
  if (index.size === 0) return []
  const keys = [
    '',
    element.name,
    `#${element.attributes.get('id')}`,
    ...classesOf(element).map((name) => `.${name}`),
  ]
  return keys.flatMap((key) => index.get(key) ?? [])
}

function matches(element: Element, selector: Compound[], at: number): boolean {
  const compound = selector[at]
  if (!compound || !fits(element, compound)) return false
  if (at === 0) return true
  if (compound.by === '>') return element.parent !== undefined && matches(element.parent, selector, at - 1)
  if (compound.by === ' ') {
    for (let above = element.parent; above; above = above.parent)
      if (matches(above, selector, at - 1)) return true
    return false
  }
  const before = siblings(element).slice(0, siblings(element).indexOf(element))
  const asked = compound.by === '+' ? before.slice(-1) : before
  return asked.some((sibling) => matches(sibling, selector, at - 1))
}

function fits(element: Element, { name, classes, id, pseudo }: Compound): boolean {
  if (element.name === '' || (name && name !== element.name)) return false
  if (id && element.attributes.get('id') !== id) return false
  const has = classesOf(element)
  if (!classes.every((one) => has.includes(one))) return false
  return pseudo.every((one) => {
    if (one === 'first-child') return siblings(element)[0] === element
    if (one === 'last-child') return siblings(element).at(-1) === element
    return one !== 'link' || element.attributes.has('href')
  })
}

const classesOf = ({ attributes }: Element) => attributes.get('class')?.split(' ') ?? []
const siblings = ({ parent }: Element) =>
  parent?.children.filter((child): child is Element => typeof child !== 'string') ?? []

/** Values that `cleanDeclarations` let pass hold no semicolon but inside quotes, where a font's name has none. */
function declarationsIn(css: string): [string, string][] {
  return css.split(';').flatMap((declaration): [string, string][] => {
    const colon = declaration.indexOf(':')
    if (colon < 1) return []
    const value = declaration.slice(colon + 1).replace(/\s*!important\s*$/i, '')
    return [[declaration.slice(0, colon).trim().toLowerCase(), value.trim()]]
  })
}
