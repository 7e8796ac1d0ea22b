import { type CleanCss, cleanDeclarations, withoutComments } from './css.ts'

const MAX_SHEET = 200_000 // characters of all style elements of a mail together
const MAX_RULES = 3_000
const MAX_COMPOUNDS = 6 // of one selector: each multiplies what the browser has to try

/** Prefix of every id in shown mail, in html and CSS alike, so that none can stand for something of the page's. */
export const ID_PREFIX = 'mail-'

/**
 * Keeps of a mail's style elements the rules that have simple selectors (elements, classes, ids, hover and the like) and declarations that
 * `cleanDeclarations` lets pass, alone or in a `@media` query for the width of the screen. All else (imports, fonts, animations, nesting,
 * attribute selectors) is dropped. The result is written anew from what was understood and holds no `<`, so it can't end its element;
 * cleaning it again changes nothing. The frame that it is shown in is its scope.
 */
export function cleanStyleSheet(css: string): CleanCss {
  const sheet = { rules: [] as string[], remote: 0, left: MAX_RULES }
  readRules(withoutComments(css.slice(0, MAX_SHEET)).replace(/<!--|-->/g, ' '), sheet, false)
  return { css: sheet.rules.join('\n'), remote: sheet.remote }
}

type Sheet = { rules: string[]; remote: number; left: number }

function readRules(css: string, sheet: Sheet, inMedia: boolean): void {
  const marks = /[{};]/g
  let start = 0
  for (let mark = marks.exec(css); mark && sheet.left > 0; mark = marks.exec(css)) {
    const prelude = css.slice(start, mark.index).trim()
    if (mark[0] === '{') {
      const end = closingBrace(css, mark.index)
      const body = css.slice(mark.index + 1, end)
      if (!prelude.startsWith('@')) addRule(prelude, body, sheet, inMedia)
      else if (!inMedia) addMedia(prelude, body, sheet)
      marks.lastIndex = end + 1
    }
    start = marks.lastIndex
  }
}

/** Where the block that opens at a position ends; the end of the text where it never does. */
function closingBrace(css: string, at: number): number {
  let depth = 0
  for (let i = at; i < css.length; i++) {
    if (css[i] === '{') depth++
    else if (css[i] === '}' && --depth === 0) return i
  }
  return css.length
}

function addMedia(prelude: string, body: string, sheet: Sheet): void {
  const queries = prelude
    .slice('@media'.length)
    .toLowerCase()
    .split(',')
    .map((query) =>
      query
        .replace(/\s+/g, ' ')
        .replace(/ ?([:()]) ?/g, '$1')
        .replace(/\band\(/g, 'and (')
        .replace(/\)and\b/g, ') and')
        .trim(),
    )
  if (!/^@media\b/i.test(prelude) || !queries.every((query) => MEDIA_QUERY.test(query))) return
  const inside: Sheet = { rules: [], remote: 0, left: sheet.left }
  readRules(body, inside, true)
  sheet.remote += inside.remote
  sheet.left = inside.left
  if (inside.rules.length > 0) sheet.rules.push(`@media ${queries.join(',')}{${inside.rules.join('\n')}}`)
}

const MEDIA_QUERY =
  /^(?:(?:only )?(?:screen|all)|\((?:min|max)-(?:device-)?width:\d{1,5}(?:\.\d{1,3})?(?:px|em|rem)\))(?: and \((?:min|max)-(?:device-)?width:\d{1,5}(?:\.\d{1,3})?(?:px|em|rem)\))*$/

/** `!important` is kept inside media queries alone, where narrow layouts need it against style attributes. */
function addRule(prelude: string, body: string, sheet: Sheet, inMedia: boolean): void {
  sheet.left--
  const declarations = body.includes('{') ? { css: '', remote: 0 } : cleanDeclarations(body, inMedia)
  const selectors = prelude.split(',').flatMap((selector) => cleanSelector(selector) ?? [])
  sheet.remote += declarations.remote
  if (selectors.length > 0 && declarations.css)
    sheet.rules.push(`${selectors.join(',')}{${declarations.css}}`)
}

function cleanSelector(selector: string): string | undefined {
  const parts = selector
    .trim()
    .replace(/\s*([>+~])\s*/g, ' $1 ')
    .split(/\s+/)
  if (
    parts.length > MAX_COMPOUNDS * 2 ||
    parts.filter((part) => !COMBINATORS.has(part)).length > MAX_COMPOUNDS
  )
    return undefined
  const isWhole = parts.every((part, at) =>
    COMBINATORS.has(part) ? !COMBINATORS.has(parts[at - 1] ?? '>') : COMPOUND.test(part),
  )
  if (!isWhole || COMBINATORS.has(parts.at(-1) ?? '')) return undefined
  return parts.map((part) => part.replace(/#(?!mail-)/g, `#${ID_PREFIX}`)).join(' ')
}

const COMBINATORS = new Set(['>', '+', '~'])
const COMPOUND =
  /^(?=.)(?:\*|[a-z][a-z0-9]*)?(?:\.[a-z_-][\w-]*|#[a-z][\w-]*)*(?::(?:hover|link|visited|active|first-child|last-child))*$/i
