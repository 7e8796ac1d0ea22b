import { escapeText, unescapeText } from './escape.ts'
import { asciiHost, hasPublicSuffix, isDeceptive, isSameOwner, shownHost } from './hosts.ts'
import { percentDecoded } from './links.ts'
import { targetOf } from './redirectors.ts'

const MAX_TEXT = 300 // characters of a link that are read; nobody is deceived by the end of a paragraph
const LINK = /<a\b[^<>]* href="([^"]*)"[^<>]*>/g

/**
 * Puts a mark after each link of clean html that leads elsewhere than its text says: to the host of somebody else, through a redirector or behind
 * `name@`, to letters that look like others, or under text that is turned around. The mark opens when it is pressed or reached by keyboard,
 * and says where the link goes. It is no `details` element, since that would end the paragraph around it.
 */
export function markLinks(cleanHtml: string): string {
  let html = ''
  let written = 0 // how far `html` has come in `cleanHtml`
  LINK.lastIndex = 0
  for (let link = LINK.exec(cleanHtml); link; link = LINK.exec(cleanHtml)) {
    const end = cleanHtml.indexOf('</a>', LINK.lastIndex)
    if (end < 0) break
    const text = cleanHtml.slice(LINK.lastIndex, Math.min(end, LINK.lastIndex + 4 * MAX_TEXT))
    const words = misleads(visibleText(text), unescapeText(link[1] ?? ''))
    LINK.lastIndex = end + '</a>'.length
    if (words === undefined) continue
    html += cleanHtml.slice(written, LINK.lastIndex) + markOf(words)
    written = LINK.lastIndex
  }
  return html + cleanHtml.slice(written)
}

const markOf = (words: string) =>
  `<span class="goes-to" role="note" tabindex="0"><span aria-hidden="true">△</span><span> ${escapeText(words)}</span></span>`

const visibleText = (html: string) =>
  unescapeText(html.replace(/<[^<>]*>?/g, ''))
    .replace(/[\u00ad\u200b\u2060-\u2064\ufeff]/g, '')
    .slice(0, MAX_TEXT)

/** Where a link goes, in words, when its text makes one believe something else. */
function misleads(text: string, href: string): string | undefined {
  const url = URL.parse(href)
  if (url?.protocol === 'mailto:') return misleadsAboutAddress(text, url)
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  const target = targetOf(url)
  const named = namesIn(text)
  const isNamed = named.some(({ host }) => isSameOwner(host, target.hostname))
  const deceives =
    (named.length > 0 && !isNamed && !isSameAddress(text, href)) ||
    (target.username !== '' && target.username.includes('.')) ||
    isDeceptive(target.hostname) ||
    TURNED_AROUND.test(text)
  return deceives ? `goes to ${shownHost(target.hostname) || target.host}` : undefined
}

/** Overrides of the direction of text; no language needs them. */
const TURNED_AROUND = /[\u202d\u202e]/

/** The text is the whole address: it hides nothing, even of a redirector. */
function isSameAddress(text: string, href: string): boolean {
  const written = text.trim()
  const isWhole = [written, `http://${written}`].some(
    (address) => URL.parse(address)?.href === URL.parse(href)?.href,
  )
  return isWhole && !TURNED_AROUND.test(text)
}

function misleadsAboutAddress(text: string, url: URL): string | undefined {
  const written = namesIn(text).filter(({ email }) => email)
  const addresses = percentDecoded(url.pathname).toLowerCase().split(',')
  const isNamed = written.some(({ token }) =>
    addresses.some((address) => token.toLowerCase().includes(address.trim())),
  )
  return written.length > 0 && !isNamed ? `writes to ${addresses.join(', ')}` : undefined
}

type Name = { token: string; host: string; email: boolean }

/** What in a text reads as a web or mail address. */
const namesIn = (text: string): Name[] =>
  text.split(/[\s<>()[\]{}"“”«»|]+/).flatMap((token) => (token.includes('.') ? (nameIn(token) ?? []) : []))

function nameIn(token: string): Name | undefined {
  const rest = token.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
  const authority = rest.split(/[/?#\\]/, 1)[0] ?? ''
  const at = authority.lastIndexOf('@')
  const host = authority
    .slice(at + 1)
    .replace(/[.,;:!?'’…]+$/, '')
    .replace(/:\d+$/, '')
  const ascii = asciiHost(host)
  if (!/^[^.]+(?:\.[^.]+)*\.(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/.test(ascii)) return undefined
  const email = at > 0 && rest === token
  const saysSo = rest !== token || email || /^www\./i.test(host) || authority.length < rest.length
  return saysSo || isBareHost(host) ? { token, host, email } : undefined
}

/** "velorama.com" is a host; "readme.md" and the end of one sentence before the next, "done.In", are not. */
const isBareHost = (host: string) =>
  !/\.\p{Lu}\p{Ll}/u.test(host) && !/^[^.]+\.(?:md|mov|py|ps|rs|sh|zip)$/i.test(host) && hasPublicSuffix(host)
