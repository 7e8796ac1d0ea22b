const MAX_LENGTH = 8_000 // characters; servers refuse longer addresses
const LINK_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Where a link of a mail may lead: http, https, mailto, tel, as the browser itself would write it; undefined for anything else. */
export function safeLink(href: string): string | undefined {
  const url = parse(href)
  return url && LINK_SCHEMES.has(url.protocol) ? url.href : undefined
}

/** The address of a remote picture, which `//host/…` is too; undefined for what no server is asked for. */
export function remoteImage(src: string): string | undefined {
  const url = parse(src.trim().startsWith('//') ? `https:${src.trim()}` : src)
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined
}

const RASTER = /^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/]+={0,2}$/i

/** A picture that the html carries itself: raster formats only, since SVG is a document. */
export function rasterData(src: string): string | undefined {
  if (!/^\s*data:/i.test(src)) return undefined
  const data = src.replace(/\s+/g, '')
  return RASTER.test(data) ? data : undefined
}

/** Percent-decodes; text that is not encoded properly stays as it is. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function parse(address: string): URL | undefined {
  return address.length <= MAX_LENGTH ? (URL.parse(address) ?? undefined) : undefined
}
