import { createHash } from 'node:crypto'
import { escapeAttribute, escapeText } from './escape.ts'
import { foldQuotes, foldText } from './fold.ts'
import { markLinks } from './mark-links.ts'

/**
 * What the frame around a mail may do, as its `sandbox` attribute: open links in windows of their own. Scripts never run, so sharing our
 * origin gives the mail nothing; it lets the page around measure how high the mail is, and lets `'self'` in the policy mean us.
 */
export const FRAME_SANDBOX = 'allow-popups allow-popups-to-escape-sandbox allow-same-origin'

/**
 * The Content-Security-Policy of the document in the frame: pictures and our typeface from us alone, no script, no form, no frame, nothing else
 * loaded. `cleanHtml` leaves a mail no way to name a typeface's address, so what is asked for is what the page around lends.
 */
export const FRAME_POLICY = [
  "default-src 'none'",
  "img-src 'self' data:",
  "font-src 'self'",
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-src 'none'",
  "frame-ancestors 'self'",
  `sandbox ${FRAME_SANDBOX}`,
].join('; ')

type FrameOptions = {
  /** Follows the system's theme when left out. */
  theme?: 'light' | 'dark' | undefined
}

type MailOptions = FrameOptions & {
  /** Where we serve the picture with a content id; undefined where there is none. */
  imageAddress: (contentId: string) => string | undefined
  /** Where we serve a remote picture, once the reader wants them; undefined where we do not. */
  remoteAddress?: ((url: string) => string | undefined) | undefined
  /** The mail hands an older one on (`isForward`), which stays open then. */
  forwarded?: boolean | undefined
}

/** What goes into the frame's body element. `light`: it brings colours of its own. */
export type FrameBody = { content: string; light: boolean }

/**
/**
 * A mail's html, which must come from `cleanHtml`, ready for the frame. Pictures of the mail get our addresses, and so do remote ones where
 * there are any for them; in place of all others stands a quiet box with their words. A mail that brings colours of its own is shown on white in both themes,
 * as its sender saw it. Its history is folded, and links that lead elsewhere than they say are marked.
 */
export const mailBody = (
  cleanHtml: string,
  { forwarded, ...addresses }: Omit<MailOptions, 'theme'>,
): FrameBody => ({
  content: markLinks(foldQuotes(cleanHtml, { forwarded })).replace(IMAGE, (image) =>
    showImage(image, addresses),
  ),
  light: BRINGS_COLOURS.test(cleanHtml),
})

/** How many remote pictures of clean html would be shown if the reader wanted them: trackers never are. */
export const countRemotePictures = (cleanHtml: string): number =>
  (cleanHtml.match(IMAGE) ?? []).filter((image) => {
    const attributes = attributesOf(image)
    return attributes.has('data-remote-src') && !isTracker(attributes)
  }).length

/** A mail's plain text with its links, ready for the frame; folded and marked as html is. */
export const plainTextBody = (text: string, options: Pick<MailOptions, 'forwarded'> = {}): FrameBody => ({
  content: `<div class="plain">${markLinks(foldText(text, options))}</div>`,
  light: false,
})

/** The frame's document before a body is written into it. It is the same for all mails, so a browser keeps it: see `FRAMES`. */
export const emptyDocument = (): string => documentOf('', undefined)

/** The whole document that shows a mail's html. */
export function mailDocument(cleanHtml: string, { theme, ...options }: MailOptions): string {
  const { content, light } = mailBody(cleanHtml, options)
  return documentOf(content, light ? 'light' : theme)
}

/** The whole document that shows a mail's plain text. */
export const plainTextDocument = (text: string, { theme }: FrameOptions = {}): string =>
  documentOf(plainTextBody(text).content, theme)

/** In clean html `<` and `>` only stand at a tag's ends (and `>` in selectors), and attributes are in double quotes. */
const IMAGE = /<img\b[^<>]*>/g
const ATTRIBUTE = / ([a-z-]+)="([^"]*)"/g
const BRINGS_COLOURS = /<[^<>]*(?:color="|[; "]color:|background)|<style>[^<]*[{;](?:color:|background)/

function showImage(
  image: string,
  { imageAddress, remoteAddress }: Pick<MailOptions, 'imageAddress' | 'remoteAddress'>,
): string {
  const attributes = attributesOf(image)
  if (attributes.has('src')) return image
  const contentId = attributes.get('data-cid')
  const remote = attributes.get('data-remote-src')
  const tracker = isTracker(attributes)
  let address: string | undefined
  if (contentId !== undefined) address = imageAddress(unescapeAttribute(contentId))
  else if (remote !== undefined && !tracker) address = remoteAddress?.(unescapeAttribute(remote))
  if (address === undefined) return tracker ? '' : emptyBox(attributes)
  const source = ` src="${escapeAttribute(address)}"`
  return image.replace(/ data-(?:cid|remote-src)="[^"]*"/, () => source)
}

const attributesOf = (image: string) =>
  new Map([...image.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, value]))

/** Nobody is to see a picture of a pixel or less, so it is there to tell that the mail was opened. */
const isTracker = (attributes: Map<string, string>) =>
  sizesOf(attributes).some(([, size, unit]) => unit === 'px' && size <= 1) ||
  UNSEEN.test(attributes.get('style') ?? '')

const UNSEEN =
  /(?:^|;)(?:(?:max-)?(?:width|height):[01](?:\.\d+)?(?:px)?|display:none|visibility:hidden|opacity:0(?:\.0+)?)(?:$|;)/i

const sizesOf = (attributes: Map<string, string>) =>
  ['width', 'height'].flatMap((side) => {
    const size = attributes.get(side)
    return size ? [[side, Number.parseFloat(size), size.endsWith('%') ? '%' : 'px'] as const] : []
  })

/** As large as the picture would be. */
function emptyBox(attributes: Map<string, string>): string {
  const css = [
    ...sizesOf(attributes).map(([side, size, unit]) => `${side}:${size}${unit}`),
    attributes.get('style'),
  ].filter(Boolean)
  const words = unescapeAttribute(attributes.get('alt') ?? '')
  return `<span class="no-picture" style="${css.join(';')}">${escapeText(words)}</span>`
}

function unescapeAttribute(value: string): string {
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

const documentOf = (body: string, theme: 'light' | 'dark' | undefined) =>
  `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>Mail</title><style>:root{color-scheme:${theme ?? 'light dark'}}${BASE_STYLE}</style></head><body>${body}</body></html>`

/**
 * What we put into a mail: the "…" before its history, and the mark after a link that leads elsewhere. Important declarations in a layer win
 * over all that the mail itself declares, so that it can neither hide nor dress up what is ours. For fingers both are larger than they look; the room
 * below keeps what sticks out of a mail's last line from making the frame scroll.
 */
const OUR_PARTS = `@layer ours{
details.fold{all:unset!important;display:block!important;margin:10px 0 0!important}
details.fold>summary{all:unset!important;position:relative!important;display:inline-flex!important;align-items:center!important;justify-content:center!important;box-sizing:border-box!important;width:26px!important;height:16px!important;padding:0 0 7px!important;border-radius:4px!important;cursor:pointer!important;background:light-dark(oklch(0.3 0.06 295 / 0.085),oklch(0.9 0.04 295 / 0.1))!important;color:light-dark(oklch(0.405 0.02 295),oklch(0.795 0.011 300))!important;font:600 12px/1 "Inter Variable",ui-sans-serif,system-ui,sans-serif!important;user-select:none!important}
details.fold>summary:hover{background:light-dark(oklch(0.3 0.06 295 / 0.15),oklch(0.9 0.04 295 / 0.18))!important}
details.fold>summary:focus-visible{outline:2px solid light-dark(oklch(0.585 0.18 299),oklch(0.72 0.13 303))!important;outline-offset:1px!important}
span.goes-to{all:unset!important;position:relative!important;display:inline-block!important;box-sizing:border-box!important;max-width:100%!important;margin:0 2px 0 4px!important;padding:0 3px!important;border-radius:4px!important;cursor:pointer!important;color:light-dark(oklch(0.475 0.1 60),oklch(0.84 0.11 78))!important;font:500 12px/20px ui-sans-serif,system-ui,sans-serif!important;text-decoration:none!important;overflow-wrap:anywhere!important;vertical-align:baseline!important}
span.goes-to>span{all:unset!important}
span.goes-to>span+span{position:absolute!important;width:1px!important;height:1px!important;overflow:hidden!important;clip-path:inset(50%)!important;white-space:nowrap!important}
span.goes-to:hover,span.goes-to:focus{background:light-dark(oklch(0.963 0.034 82),oklch(0.285 0.042 72))!important}
span.goes-to:focus>span+span{position:static!important;width:auto!important;height:auto!important;clip-path:none!important;white-space:pre-wrap!important}
span.goes-to:focus-visible{outline:2px solid light-dark(oklch(0.585 0.18 299),oklch(0.72 0.13 303))!important;outline-offset:1px!important}
@media (max-width:640px){span.goes-to::before{content:""!important;position:absolute!important;inset:-10px -12px!important}}
@media (max-width:640px){details.fold>summary::after{content:""!important;position:absolute!important;inset:-12px -6px!important}}
@media (max-width:640px){html:has(details.fold,span.goes-to){padding-bottom:12px!important}}
}
`

/**
 * Sizes and colours are those of the design's tokens (md, ink, surface, line, accent-ink), written out since the frame loads nothing. The line
 * height has no unit, so that it follows the sizes that mails set. Pictures shrink to the frame, but not inside tables, whose columns
 * would collapse.
 */
export const CONTENT_STYLE = `
:where(a[href]){color:light-dark(oklch(0.475 0.175 299),oklch(0.815 0.1 304))}
blockquote{margin:0 0 0 8px;padding-left:12px;border-left:2px solid light-dark(oklch(0.922 0.007 300),oklch(0.278 0.013 295))}
pre{white-space:pre-wrap}
img:not(table img){max-width:100%;height:auto}
.no-picture{display:inline-block;box-sizing:border-box;min-width:16px;min-height:16px;max-width:100%;padding:0 4px;overflow:hidden;vertical-align:middle;border:1px dashed light-dark(oklch(0.868 0.01 300),oklch(0.345 0.016 295));color:light-dark(oklch(0.503 0.018 295),oklch(0.69 0.014 300));font-size:12px;line-height:1.333;font-weight:400}
.plain{white-space:pre-wrap;max-width:76ch}
${OUR_PARTS}`

const BASE_STYLE = `
html{background:light-dark(oklch(1 0 0),oklch(0.203 0.01 295));color:light-dark(oklch(0.225 0.02 295),oklch(0.945 0.006 300))}
body{margin:0;overflow-wrap:break-word;font:14px/1.571 "Inter Variable",Inter,ui-sans-serif,system-ui,"Segoe UI",Roboto,sans-serif}
body:not(:has(:is(table,style):not(details.fold *))){max-width:76ch}
${CONTENT_STYLE}`

/** How the reader's page makes frames. Their address changes with what is there, policy included: a browser that keeps the document has the right one. */
export const FRAMES = {
  source: `/api/frame?of=${createHash('sha256')
    .update(FRAME_POLICY + emptyDocument())
    .digest('base64url')
    .slice(0, 12)}`,
  sandbox: FRAME_SANDBOX,
}
