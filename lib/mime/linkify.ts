import { escapeAttribute, escapeText } from './escape.ts'
import { safeLink } from './links.ts'

const MAX_LINK = 2_000 // characters; a longer run without white space stays text, so that no input costs more than its length
const MAX_LINKS = 20_000 // of one mail; what comes after is text

/** Plain text as html: everything escaped, web and mail addresses made links. Takes time in step with the text's length. */
export function linkify(text: string): string {
  let html = ''
  let written = 0 // how far `html` has come in `text`
  let links = 0
  for (const { 0: run, index } of text.matchAll(/\S+/g)) {
    if (!mayHoldLink(run)) continue
    html += escapeText(text.slice(written, index)) + linkifyRun(run)
    written = index + run.length
    if (++links === MAX_LINKS) break
  }
  return html + escapeText(text.slice(written))
}

const mayHoldLink = (run: string) =>
  run.length <= MAX_LINK && (/[^@]@[^@]+\./.test(run) || run.includes('://') || /www\./i.test(run))

/** One run without white space: what stands before the address, the address, and the punctuation that closes the sentence. */
function linkifyRun(run: string): string {
  const start = startOfAddress(run)
  const end = endOfAddress(run, start)
  const address = run.slice(start, end)
  const href = hrefOf(address)
  if (!href) return escapeText(run)
  const link = `<a href="${escapeAttribute(href)}" target="_blank" rel="noopener noreferrer">${escapeText(address)}</a>`
  return escapeText(run.slice(0, start)) + link + escapeText(run.slice(end))
}

function startOfAddress(run: string): number {
  const scheme = /(?<![a-z0-9])(?:https?:\/\/|mailto:|www\.)/i.exec(run)
  return scheme ? scheme.index : (/[^\p{P}\p{S}]/u.exec(run)?.index ?? 0)
}

/** Before quotes, and before the punctuation that follows; a closing bracket stays in where its opening one is part of the address. */
function endOfAddress(run: string, start: number): number {
  const cut = run.slice(start).search(/[<>"“”«»]/)
  let end = cut < 0 ? run.length : start + cut
  const address = run.slice(start, end)
  const unopened: Record<string, number> = {}
  for (const [closing, opening] of BRACKETS)
    unopened[closing] = count(address, closing) - count(address, opening)
  while (end > start) {
    const character = run[end - 1] ?? ''
    const excess = unopened[character]
    if (excess === undefined ? !/['’.,;:!?*_…]/.test(character) : excess <= 0) break
    if (excess !== undefined) unopened[character] = excess - 1
    end--
  }
  return end
}

const BRACKETS = [
  [')', '('],
  [']', '['],
  ['}', '{'],
] as const

const count = (text: string, character: string) => text.split(character).length - 1

function hrefOf(address: string): string | undefined {
  if (/^(?:https?:\/\/|mailto:)./i.test(address)) return safeLink(address)
  if (/^www\.[^.]+\../i.test(address)) return safeLink(`http://${address}`)
  return /^[\w.+%'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(address)
    ? safeLink(`mailto:${address}`)
    : undefined
}
