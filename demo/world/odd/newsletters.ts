import { daysAgo, inWords } from '#/demo/world/clock.ts'
import { random } from '#/demo/world/random.ts'
import { PICTURES } from '#/demo/world/remote-pictures.ts'
import { letter, type Story, type World } from '#/demo/world/story.ts'
import type { Address, Language } from '#/demo/world/types.ts'
import { papers } from './papers.ts'

/** A paper that comes by mail: its words, and to whom. */
export type Paper = {
  from: Address
  to: string
  language: Language
  colour: string
  issues: number
  /** days from one issue to the next */
  every: number
  subject: string
  intro: string
  headlines: [title: string, text: string][]
  unsubscribe: string
}

/** Newsletters: wide tables, pictures from the web, a way to unsubscribe (RFC 2369, RFC 8058). */
export function newsletters(world: World): Story[] {
  return papers.flatMap((paper, row) =>
    Array.from({ length: paper.issues }, (_, issue) => one(world, paper, row, issue)),
  )
}

function one(world: World, paper: Paper, row: number, issue: number): Story {
  const key = `paper ${row} ${issue}`
  const draw = random(world.seed, key)
  const at = daysAgo(world.now, 1 + row + issue * paper.every, draw.int(6, 9), draw.int(0, 59))
  const first = paper.headlines[issue % paper.headlines.length]
  const others = draw.shuffle(paper.headlines.filter((headline) => headline !== first))
  const stories = [first ?? ['', ''], ...others.slice(0, 4)] as Paper['headlines']
  const month = inWords(at, paper.language, { month: 'long', year: 'numeric' })
  const domain = paper.from.email.split('@')[1] ?? ''
  const link = `https://${domain}/${at}/`
  const mail = letter(world, key, 0, {
    from: paper.from,
    to: [{ name: '', email: `${paper.to}@spaakwerk.example` }],
    at,
    subject: paper.subject
      .replace('{month}', month)
      .replace('{first}', stories[0]?.[0] ?? '')
      .replace('{number}', `${400 - issue}`),
    text: [
      paper.from.name,
      month,
      paper.intro,
      ...stories.map(([title, text]) => `* ${title}\n${text}\n${link}`),
      `${paper.unsubscribe}: ${link}unsubscribe`,
    ].join('\n\n'),
    html: page(paper, month, stories, link),
    headers: {
      Precedence: 'bulk',
      'List-Unsubscribe': `<${link}unsubscribe>, <mailto:unsubscribe@${domain}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Feedback-ID': `${row}:${issue}:spaakwerk`,
    },
  })
  return {
    key,
    language: paper.language,
    mails: [mail],
    keeping: { now: world.now, labels: [], category: 'CATEGORY_PROMOTIONS', important: false },
  }
}

function page(paper: Paper, month: string, stories: Paper['headlines'], link: string): string {
  const pictures = `${PICTURES}/${paper.from.email.split('@')[1]}`
  const cell = (title: string, text: string, index: number) =>
    `<td width="300" valign="top" style="padding:12px"><a href="${link}${index}"><img src="${pictures}/${index}.png" width="276" height="160" alt="" border="0"></a><h3 style="font:bold 16px Arial;margin:8px 0">${title}</h3><p style="font:13px/19px Arial;color:#444444;margin:0">${text}</p></td>`
  const [lead = ['', ''], ...rest] = stories
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="${paper.language}"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${paper.from.name}</title>
<style type="text/css">@media only screen and (max-width:480px){.wide{width:100% !important}} .lead a{color:${paper.colour}}</style></head>
<body style="margin:0;padding:0;background-color:#eeeeee"><div style="display:none;max-height:0;overflow:hidden">${paper.intro}&#8203;&zwnj;&nbsp;&zwnj;&nbsp;</div>
<table class="wide" width="960" align="center" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff">
<tr><td bgcolor="${paper.colour}" style="padding:18px 24px"><font color="#ffffff" face="Arial" size="5"><b>${paper.from.name.toUpperCase()}</b></font><font color="#ffffff" face="Arial" size="2"> · ${month}</font></td></tr>
<tr><td class="lead" style="padding:24px;background:url(${pictures}/paper.png) #f7f5fb"><h1 style="font:bold 28px Arial;margin:0 0 8px">${lead[0]}</h1><p style="font:15px/22px Arial">${lead[1]}</p><a href="${link}0" style="display:inline-block;padding:10px 20px;background:${paper.colour};color:#ffffff;text-decoration:none">→</a></td></tr>
<tr><td style="padding:12px 24px;font:14px/21px Arial">${paper.intro}</td></tr>
<tr><td><table width="936" cellpadding="0" cellspacing="0"><tr>${rest
    .slice(0, 3)
    .map(([title, text], index) => cell(title, text, index + 1))
    .join('')}</tr></table></td></tr>
<tr><td style="padding:24px;font:11px Arial;color:#888888"><a href="${link}unsubscribe">${paper.unsubscribe}</a> <img src="${pictures}/seen.gif?to=${paper.to}" width="1" height="1" alt=""></td></tr>
</table></body></html>`
}
