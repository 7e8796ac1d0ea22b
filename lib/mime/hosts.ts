import { domainToASCII, domainToUnicode } from 'node:url'
import { getDomain, parse } from 'tldts'

const PRIVATE = { allowPrivateDomains: true } // names under github.io belong to as many people as names under .com

/** Whether two hosts belong to one owner, as far as the public suffix list says (publicsuffix.org): mail.x.example and x.example do. */
export function isSameOwner(a: string, b: string): boolean {
  const [one, other] = [asciiHost(a), asciiHost(b)]
  if (one === other) return true
  const owned = getDomain(one, PRIVATE)
  return owned !== null && owned === getDomain(other, PRIVATE)
}

/** Whether a name ends like one that can be had: .com, .co.uk, .github.io, but not .pdf. */
export function hasPublicSuffix(host: string): boolean {
  const { isIcann, isPrivate } = parse(asciiHost(host), PRIVATE)
  return isIcann === true || isPrivate === true
}

/** A host as the domain name system has it, lower case; empty where it can be none. */
export const asciiHost = (host: string): string => (isPlain(host) ? host : domainToASCII(host.toLowerCase()))

/** Most are: nothing to convert, and nothing that could deceive. */
const isPlain = (host: string) => /^[a-z0-9.-]+$/.test(host) && !host.includes('xn--')

/** A host in the letters that its owner chose. */
export const unicodeHost = (host: string): string => (isPlain(host) ? host : domainToUnicode(asciiHost(host)))

/**
 * How a host is shown so that it can't pass for another: in its own letters, unless those of one label come from several scripts or all look
 * like Latin ones, as "раypal.com" with a Cyrillic beginning; then as the domain name system has it, "xn--ypal-43d9g.com" (Unicode TS 39 §5).
 */
export function shownHost(host: string): string {
  return isDeceptive(host) ? asciiHost(host) : unicodeHost(host)
}

/** Whether a host's letters could be taken for others. */
export function isDeceptive(host: string): boolean {
  if (isPlain(host)) return false
  const labels = unicodeHost(host).split('.')
  const foreignEnding = /^[a-z-]+$/.test(labels.at(-1) ?? '')
  return labels.some((label) => mixesScripts(label) || (foreignEnding && LOOKS_LATIN.test(label)))
}

/** Whether a host has letters beyond a to z. */
export const isInternational = (host: string): boolean => /(?:^|\.)xn--/.test(asciiHost(host))

/** Whole labels of these look like Latin ones: Cyrillic and Greek letters with a Latin twin. */
const LOOKS_LATIN = /^(?=\P{ASCII})(?:[асԁеһіјӏорԛѕԝхуъьѵ\d-]+|[αικνορτυωχγ\d-]+)$/u

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Cherokee}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u,
]
const EAST_ASIAN = SCRIPTS.length - 1

/** Latin may stand beside Han, kana and hangul, as it does in those languages; no other two beside each other. */
function mixesScripts(label: string): boolean {
  const used = SCRIPTS.flatMap((script, index) => (script.test(label) ? [index] : []))
  return used.length > 2 || (used.length === 2 && !(used[0] === 0 && used[1] === EAST_ASIAN))
}
