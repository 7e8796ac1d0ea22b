import { escapeText } from './escape.ts'
import { CONTENT_STYLE, FRAME_SANDBOX, type FrameBody } from './frame.ts'

/** What the frame around printed mail may do: no script either, but the page around may have it printed. */
export const PRINT_SANDBOX = `${FRAME_SANDBOX} allow-modals`

/** The Content-Security-Policy of a printed document, as that of a mail's frame: pictures and our typeface from us alone, nothing else loaded, nothing runs. */
export const PRINT_POLICY = [
  "default-src 'none'",
  "img-src 'self' data:",
  "font-src 'self'",
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-src 'none'",
  "frame-ancestors 'self'",
  `sandbox ${PRINT_SANDBOX}`,
].join('; ')

/** A message on paper. `lines` are of its head: a word and what stands after it. `body` comes from `mailBody` or `plainTextBody`. */
export type PrintedMessage = {
  title: string
  lines: [word: string, text: string][]
  body: FrameBody | null
  files: string[]
}

/** How a printed document begins; messages and `PRINT_END` follow. */
export const printBegin = (subject: string, below: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeText(subject)}</title>` +
  `<style>${PAPER_STYLE}</style></head><body><header><h1>${escapeText(subject)}</h1><p>${escapeText(below)}</p></header>`

export const PRINT_END = '</body></html>'

/**
 * One message. Its html stands in a shadow root of its own, so that its styles reach neither the next mail nor what we say of it; what was folded is
 * open when `quotes` are wanted, and left out with a mark when they are not.
 */
export function printMessage({ title, lines, body, files }: PrintedMessage, quotes: boolean): string {
  const rows = lines.map(([word, text]) => `<dt>${escapeText(word)}</dt><dd>${escapeText(text)}</dd>`)
  const content = body && (quotes ? body.content.replaceAll(FOLDED, UNFOLDED) : body.content)
  const mail =
    content === null
      ? '<p class="none">This message has no text.</p>'
      : `<div class="mail" data-mail><template shadowrootmode="open"><style>${SHADOW_STYLE}</style>${content}</template></div>`
  const list = files.map((file) => `<li>${escapeText(file)}</li>`)
  return (
    `<article><h2>${escapeText(title)}</h2><dl>${rows.join('')}</dl>${mail}` +
    `${list.length > 0 ? `<h3>Files</h3><ul>${list.join('')}</ul>` : ''}</article>`
  )
}

const FOLDED = '<details class="fold">'
const UNFOLDED = '<details class="fold" open>'

const SHADOW_STYLE = `${CONTENT_STYLE}
img,tr{break-inside:avoid}
@layer ours{details.fold[open]>summary{display:none!important}}`

/** On white, as paper is. A mail paints over nothing above or below it. */
const PAPER_STYLE = `
@page{margin:15mm}
@media screen{body{padding:28px}}
:root{color-scheme:light}
html{background:#fff;color:#1d1a24}
body{margin:0;font:14px/1.571 "Inter Variable",Inter,ui-sans-serif,system-ui,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
header{border-bottom:2px solid #1d1a24;padding-bottom:8px}
h1{margin:0;font-size:20px;line-height:28px;font-weight:600}
header p{margin:2px 0 0;font-size:12px;color:#5b5765}
article{padding:16px 0;border-bottom:1px solid #c9c5d0}
article:last-of-type{border-bottom:0}
h2{margin:0 0 4px;font-size:14px;font-weight:600;break-after:avoid}
dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:0 12px;margin:0 0 12px;font-size:12px;color:#5b5765;break-inside:avoid}
dd{margin:0}
h3{margin:12px 0 4px;font-size:12px;font-weight:600;break-after:avoid}
ul{margin:0;padding-left:18px;font-size:12px}
.mail{display:flow-root;overflow-wrap:break-word;overflow:visible clip;isolation:isolate}
.none{color:#5b5765}
`
