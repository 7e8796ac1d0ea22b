import { longDate, manners } from '#/demo/world/languages.ts'
import { logoDomains, PICTURES } from '#/demo/world/remote-pictures.ts'
import type { Said } from '#/demo/world/types.ts'
import { type Block, blocksOf, htmlText } from './blocks.ts'

const deepestQuote = 3

/** The html of a mail as Gmail, Outlook or Apple Mail makes it; undefined for those who write plain text. */
export function htmlBody(said: Said): string | undefined {
  if (said.client === 'gmail') return gmail(said, 1)
  if (said.client === 'outlook') return outlookPage(said)
  if (said.client === 'apple') return applePage(said)
  return undefined
}

function gmail(said: Said, depth: number): string {
  const own = blocksOf(said.paragraphs)
    .map((block) => gmailBlock(block))
    .join('<div><br></div>')
  const shown = depth === 1 ? said.pictures : [] // a quote leaves pictures out: its mail does not carry them
  const pictures = shown
    .map((cid) => `<div><br></div><div><img src="cid:${cid}" alt="" width="320"><br></div>`)
    .join('')
  const signature =
    said.signature.length > 0
      ? `<div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div dir="ltr">${said.signature.map(htmlText).join('<br>')}${remoteLogo(said)}</div></div>`
      : ''
  return `<div dir="ltr">${own}${pictures}${signature}</div>${gmailQuote(said, depth)}\r\n`
}

function gmailQuote(said: Said, depth: number): string {
  const parent = said.answers
  if (!parent || depth > deepestQuote) return ''
  const line = manners[said.language].wrote(parent.at, parent.from.name, '')
  const address = `&lt;<a href="mailto:${parent.from.email}">${parent.from.email}</a>&gt;`
  const [before, after] = line.split('<>')
  const style = 'margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex'
  return `<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${htmlText(before ?? '')}${address}${htmlText(after ?? '')}<br></div><blockquote class="gmail_quote" style="${style}">${gmail(parent, depth + 1).trim()}\r\n</blockquote></div>`
}

function gmailBlock(block: Block): string {
  if (block.kind === 'text') return `<div>${inLines(block.text)}</div>`
  return listOrTable(block, '')
}

function outlookPage(said: Said): string {
  return [
    `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">`,
    '<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="Generator" content="Microsoft Word 15 (filtered medium)">',
    '<style><!--\n@font-face\n\t{font-family:Calibri;}\np.MsoNormal, li.MsoNormal, div.MsoNormal\n\t{margin:0cm;font-size:11.0pt;font-family:"Calibri",sans-serif;}\na:link\n\t{color:#0563C1;text-decoration:underline;}\n@page WordSection1\n\t{size:612.0pt 792.0pt;margin:70.85pt 70.85pt 70.85pt 70.85pt;}\ndiv.WordSection1\n\t{page:WordSection1;}\n--></style>',
    '<!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]--></head>',
    `<body lang="${said.language.toUpperCase()}" link="#0563C1" vlink="#954F72" style="word-wrap:break-word"><div class="WordSection1">`,
    outlook(said, 1),
    '</div></body></html>',
  ].join('\r\n')
}

function outlook(said: Said, depth: number): string {
  const gap = '<p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
  const own = blocksOf(said.paragraphs).map((block) =>
    block.kind === 'text' ? msoLine(inLines(block.text)) : listOrTable(block, 'MsoNormal'),
  )
  const signature = said.signature.map((line) =>
    msoLine(`<span style="color:#44546A">${htmlText(line)}</span>`),
  )
  const shown = depth === 1 ? said.pictures : []
  const pictures = shown.map((cid) =>
    msoLine(`<img width="160" height="60" id="_x0000_i1025" src="cid:${cid}">`),
  )
  const parts = [...own.flatMap((line) => [line, gap]), ...signature, ...pictures, remoteLogo(said)]
  const parent = said.answers
  if (!parent || depth > deepestQuote) return parts.join('\r\n')
  const [from, sent, to, copy, subject] = manners[said.language].outlook
  const head = [
    `<b>${from}:</b> ${htmlText(parent.from.name)} &lt;${parent.from.email}&gt;`,
    `<b>${sent}:</b> ${htmlText(longDate(parent.at, said.language))}`,
    `<b>${to}:</b> ${htmlText(parent.to.map((person) => `${person.name} <${person.email}>`).join('; '))}`,
    ...(parent.cc.length > 0
      ? [`<b>${copy}:</b> ${htmlText(parent.cc.map((person) => person.name).join('; '))}`]
      : []),
    `<b>${subject}:</b> ${htmlText(parent.subject)}`,
  ].join('<br>')
  const block = `<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${head}<o:p></o:p></p></div></div>`
  return [...parts, gap, block, gap, outlook(parent, depth + 1)].join('\r\n')
}

function msoLine(html: string): string {
  return `<p class="MsoNormal">${html}<o:p></o:p></p>`
}

function applePage(said: Said): string {
  return `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">${apple(said, 1)}</body></html>`
}

function apple(said: Said, depth: number): string {
  const own = blocksOf(said.paragraphs).map((block) =>
    block.kind === 'text' ? `<div>${inLines(block.text)}</div>` : listOrTable(block, ''),
  )
  const shown = depth === 1 ? said.pictures : []
  const pictures = shown.map((cid) => `<div><img apple-inline="yes" alt="" src="cid:${cid}"></div>`)
  const signature =
    said.signature.length > 0
      ? [`<div>${said.signature.map(htmlText).join('</div><div>')}</div>${remoteLogo(said)}`]
      : []
  const parts = [...own, ...pictures, ...signature].join('<div><br></div>')
  const parent = said.answers
  if (!parent || depth > deepestQuote) return parts
  const line = htmlText(manners[said.language].wrote(parent.at, parent.from.name, parent.from.email))
  return `${parts}<div><br><blockquote type="cite"><div>${line}</div><br class="Apple-interchange-newline"><div>${apple(parent, depth + 1)}</div></blockquote></div><br>`
}

function inLines(text: string): string {
  return text.split('\n').map(htmlText).join('<br>')
}

function listOrTable(block: Exclude<Block, { kind: 'text' }>, style: string): string {
  const named = style ? ` class="${style}"` : ''
  if (block.kind === 'list')
    return `<ul>${block.items.map((item) => `<li${named}>${htmlText(item)}</li>`).join('')}</ul>`
  const cell = 'style="border:1px solid #cccccc;padding:3px 8px"'
  const rows = block.rows.map(
    (row) => `<tr>${row.map((text) => `<td ${cell}>${htmlText(text)}</td>`).join('')}</tr>`,
  )
  return `<table cellspacing="0" style="border-collapse:collapse">${rows.join('')}</table>`
}

function remoteLogo(said: Said): string {
  const domain = said.from.email.split('@')[1] ?? ''
  if (!logoDomains.includes(domain)) return ''
  const folder = `${PICTURES}/${domain.split('.')[0]}`
  return `<div><img src="${folder}/logo.png" width="120" height="32" alt="${domain}"><img src="${folder}/open.gif?m=${Math.floor(said.at / 1000)}" width="1" height="1" alt=""></div>`
}
