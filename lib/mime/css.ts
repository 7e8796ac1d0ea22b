/** What is left of CSS, and how many remote pictures were in what is not. */
export type CleanCss = { css: string; remote: number }

const MAX_DECLARATIONS = 10_000 // characters of one style attribute or rule; more is dropped whole

/**
 * Keeps of a list of CSS declarations those that only dress text and boxes: a property from the list below, with a value made of words,
 * numbers, colours and a few pure functions. Nothing that loads (`url()` in any spelling: escapes and unknown functions never pass), nothing
 * that leaves its place (`position`, `z-index`, `transform`), nothing that runs or waits (`var()`, `expression()`, `animation`).
 * `!important` stays only where it is asked for. Cleaning its own result changes nothing.
 */
export function cleanDeclarations(css: string, keepImportant = false): CleanCss {
  const kept: string[] = []
  let remote = 0
  if (css.length > MAX_DECLARATIONS) return { css: '', remote: 0 }
  for (const declaration of split(withoutComments(css))) {
    const colon = declaration.indexOf(':')
    const property = declaration.slice(0, colon).trim().toLowerCase()
    const important = IMPORTANT.test(declaration)
    let value = declaration
      .slice(colon + 1)
      .replace(IMPORTANT, '')
      .replace(/\s+/g, ' ')
      .trim()
    if (/url\s*\(/i.test(value)) {
      remote += /["'(\s]\s*(?:https?:)?\/\//i.test(value) ? 1 : 0
      value = value.replace(URL_FUNCTION, ' ').replace(/\s+/g, ' ').trim()
    }
    if (colon > 0 && isAllowed(property, value))
      kept.push(`${property}:${value}${important && keepImportant ? ' !important' : ''}`)
  }
  return { css: kept.join(';'), remote }
}

const IMPORTANT = /\s*!\s*important\s*$/i
const URL_FUNCTION = /url\s*\([^()]*\)/gi

/** Removes comments; an unclosed one reaches to the end, as browsers have it. */
export function withoutComments(css: string): string {
  let kept = ''
  let from = 0
  for (let start = css.indexOf('/*'); start >= 0; start = css.indexOf('/*', from)) {
    kept += css.slice(from, start)
    const end = css.indexOf('*/', start + 2)
    if (end < 0) return kept
    from = end + 2
  }
  return kept + css.slice(from)
}

/** Cuts at semicolons that stand outside quotes and parentheses. */
function split(css: string): string[] {
  if (!/["'(]/.test(css)) return css.split(';')
  const declarations: string[] = []
  let start = 0
  let depth = 0
  let quote = ''
  for (let at = 0; at < css.length; at++) {
    const character = css[at] ?? ''
    if (quote) {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '(') depth++
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (character === ';' && depth === 0) {
      declarations.push(css.slice(start, at))
      start = at + 1
    }
  }
  declarations.push(css.slice(start))
  return declarations
}

function isAllowed(property: string, value: string): boolean {
  if (value === '') return false
  if (property === 'font-family' || property === 'font') return isFont(value)
  if (property === 'display') return DISPLAY.test(value)
  return PROPERTIES.has(property) && PLAIN_VALUE.test(value) && callsOnlyAllowed(value)
}

/** No quotes, no backslash, no braces, no `<`, no `@`, no colon: none of what could end the value or spell something anew. */
const PLAIN_VALUE = /^[\w#%.,/ ()*+-]+$/
const FUNCTIONS = new Set([
  'rgb',
  'rgba',
  'hsl',
  'hsla',
  'calc',
  'min',
  'max',
  'clamp',
  'linear-gradient',
  '',
])

/** Parentheses are balanced, and what stands before each is one of the pure functions (or nothing, inside calc). */
function callsOnlyAllowed(value: string): boolean {
  if (!value.includes('(') && !value.includes(')')) return true
  let depth = 0
  for (const [mark, name] of value.matchAll(/([\w-]*)\(|\)/g)) {
    depth += mark === ')' ? -1 : 1
    if (depth < 0 || (name !== undefined && !FUNCTIONS.has(name.toLowerCase()))) return false
  }
  return depth === 0
}

/** Family names in any script, alone or in quotes; before the first of them `font` has sizes and styles. */
const isFont = (value: string) => value.split(',').every((part) => FONT_PART.test(part.trim()))
const FONT_PART = /^[\p{L}\p{N} .%/_-]*(?:"[\p{L}\p{N} ._-]*"|'[\p{L}\p{N} ._-]*')?$/u

const DISPLAY =
  /^(?:none|block|inline|inline-block|list-item|flex|inline-flex|(?:inline-)?table|table-(?:row|cell|caption|column|(?:row|header|footer)-group))$/i

const sides = ['top', 'right', 'bottom', 'left']
const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right']

const PROPERTIES = new Set([
  ...[
    'color',
    'background',
    'background-color',
    'background-image',
    'background-position',
    'background-repeat',
  ],
  ...['background-size', 'opacity', 'visibility', 'box-shadow', 'text-shadow', 'box-sizing'],
  ...[
    'font-size',
    'font-style',
    'font-weight',
    'font-variant',
    'font-stretch',
    'line-height',
    'letter-spacing',
  ],
  ...[
    'word-spacing',
    'text-align',
    'text-indent',
    'text-transform',
    'text-overflow',
    'white-space',
    'word-break',
  ],
  ...['text-decoration', 'text-decoration-line', 'text-decoration-color', 'text-decoration-style'],
  ...['overflow-wrap', 'word-wrap', 'hyphens', 'direction', 'unicode-bidi', 'vertical-align', 'tab-size'],
  ...[
    'margin',
    ...sides.map((side) => `margin-${side}`),
    'padding',
    ...sides.map((side) => `padding-${side}`),
  ],
  ...[
    'width',
    'min-width',
    'max-width',
    'height',
    'min-height',
    'max-height',
    'overflow',
    'overflow-x',
    'overflow-y',
  ],
  ...[
    'float',
    'clear',
    'object-fit',
    'align-items',
    'align-content',
    'justify-content',
    'flex',
    'flex-direction',
  ],
  ...['flex-wrap', 'flex-grow', 'flex-shrink', 'flex-basis', 'gap', 'row-gap', 'column-gap'],
  ...[
    'border',
    'border-width',
    'border-style',
    'border-color',
    'border-radius',
    'border-collapse',
    'border-spacing',
  ],
  ...sides.flatMap((side) => ['', '-width', '-style', '-color'].map((part) => `border-${side}${part}`)),
  ...corners.map((corner) => `border-${corner}-radius`),
  ...['list-style', 'list-style-type', 'list-style-position', 'table-layout', 'caption-side', 'empty-cells'],
])
