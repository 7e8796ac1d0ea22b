import { longDate, manners } from '#/demo/world/languages.ts'
import type { Said } from '#/demo/world/types.ts'
import { blocksAsText, blocksOf } from './blocks.ts'

const lineLength = 76 // characters, as RFC 3676 4.2 advises
const deepestQuote = 3 // mail programs of some people cut there, and so do the world's

/**
 * The plain text of a mail, as its writer's program makes it: Outlook puts its header block above an unmarked quote, those who
 * write format=flowed answer below the quote, all others above it.
 */
export function plainText(said: Said): string {
  const own = [blocksAsText(blocksOf(said.paragraphs)), ...signature(said)].join('\n')
  const wrapped =
    said.client === 'gmail' || said.client === 'outlook' ? own : wrap(own, said.client === 'flowed')
  const quote = said.answers ? quoted(said, said.answers, 1) : ''
  if (!quote) return `${wrapped}\n`
  return said.client === 'flowed' ? `${quote}\n\n${wrapped}\n` : `${wrapped}\n\n${quote}\n`
}

/** Lines of at most 76 characters; `soft` leaves a space at the end of those that go on (RFC 3676). */
function wrap(text: string, soft: boolean): string {
  return text
    .split('\n')
    .map((line) => (line === '-- ' ? line : wrapLine(line, soft)))
    .join('\n')
}

function wrapLine(line: string, soft: boolean): string {
  const lines: string[] = ['']
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last && last.length + 1 + word.length > lineLength) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines.join(soft ? ' \n' : '\n')
}

function signature(said: Said): string[] {
  return said.signature.length > 0 ? ['', '-- ', ...said.signature] : []
}

function quoted(said: Said, parent: Said, depth: number): string {
  const words = manners[said.language]
  if (said.client === 'outlook')
    return [words.original, ...headerBlock(said, parent), '', inner(parent, depth)].join('\n')
  const marked = inner(parent, depth).replace(/^(>*) ?/gm, (_, marks: string) => `>${marks} `)
  return `${words.wrote(parent.at, parent.from.name, parent.from.email)}\n\n${marked.replace(/ +$/gm, '')}`
}

function inner(parent: Said, depth: number): string {
  const own = [blocksAsText(blocksOf(parent.paragraphs)), ...signature(parent)].join('\n')
  const deeper =
    parent.answers && depth < deepestQuote ? `\n\n${quoted(parent, parent.answers, depth + 1)}` : ''
  return wrap(own, false) + deeper
}

function headerBlock(said: Said, parent: Said): string[] {
  const [from, sent, to, copy, subject] = manners[said.language].outlook
  return [
    `${from}: ${parent.from.name} <${parent.from.email}>`,
    `${sent}: ${longDate(parent.at, said.language)}`,
    `${to}: ${parent.to.map((person) => person.name || person.email).join('; ')}`,
    ...(parent.cc.length > 0 ? [`${copy}: ${parent.cc.map((person) => person.name).join('; ')}`] : []),
    `${subject}: ${parent.subject}`,
  ]
}
