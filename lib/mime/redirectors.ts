import { percentDecoded } from './links.ts'

const MAX_HOPS = 3 // one redirector inside another

/**
 * Where an address leads at last, as far as it says so itself: services that check or count clicks carry the target in their own address. Others
 * keep it to themselves, and lead to themselves.
 */
export function targetOf(url: URL): URL {
  let target = url
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const next = nextOf(target)
    if (!next || !/^https?:$/.test(next.protocol)) break
    target = next
  }
  return target
}

/** Host, path, and the parameters that hold the target. */
const REDIRECTORS: [host: RegExp, path: RegExp, parameters: string[]][] = [
  [/(?:^|\.)safelinks\.protection\.outlook\.com$/, /^\//, ['url']],
  [/^(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?$/, /^\/url$/, ['q', 'url']],
  [/^lm?\.(?:facebook|instagram)\.com$/, /^\//, ['u']],
  [/^(?:www\.)?linkedin\.com$/, /^\/(?:safety\/go|redir\/redirect)/, ['url']],
  [/^slack-redir\.net$/, /^\/link$/, ['url']],
  [/^(?:www\.)?youtube\.com$/, /^\/redirect$/, ['q']],
  [/^duckduckgo\.com$/, /^\/l\/$/, ['uddg']],
  [/^out\.reddit\.com$/, /^\//, ['url']],
  [/^deref-(?:mail|gmx|web-02)\.[a-z]+$/, /^\/mail\/client\//, ['redirectUrl']],
]

function nextOf(url: URL): URL | undefined {
  for (const [host, path, parameters] of REDIRECTORS) {
    if (!host.test(url.hostname) || !path.test(url.pathname)) continue
    const target = parameters.map((name) => url.searchParams.get(name)).find((value) => value)
    return target ? (URL.parse(target) ?? undefined) : undefined
  }
  return proofpoint(url)
}

/** `urldefense.com/v3/__https://x.example/__;…`, and before that `u=https-3A__x.example_`. */
function proofpoint(url: URL): URL | undefined {
  if (/^urldefense(?:\.proofpoint)?\.com$/.test(url.hostname)) {
    const target = /^\/v3\/__(.+?)__;/.exec(url.pathname + url.search)?.[1]
    if (target) return URL.parse(target.replace(/^(https?:\/)(?=[^/])/, '$1/')) ?? undefined
    const old = url.pathname === '/v2/url' ? url.searchParams.get('u') : null
    if (old) return URL.parse(percentDecoded(old.replaceAll('-', '%').replaceAll('_', '/'))) ?? undefined
  }
  return undefined
}
