import type { SourceField } from './source-head.ts'

const GOOGLE = /^mx\.google\.com$/i
const LONGEST = 300 // characters of a domain

/** What was checked of a sender. `result`: the word of RFC 8601 §2.7, lower case; `domain`: for which it holds, '' where that is not said. */
export type SenderCheck = { method: 'spf' | 'dkim' | 'dmarc'; result: string; domain: string }

/**
 * What Google wrote of a mail's sender when it took it in: the topmost `Authentication-Results` under its own name. Any below may have been
 * written by whoever sent it. Empty where there is none, as on what the mailbox sent itself. Of several signatures, one that holds counts.
 */
export function readSenderChecks(head: SourceField[]): SenderCheck[] {
  const written = head
    .filter(({ name }) => name.toLowerCase() === 'authentication-results')
    .map(({ text }) => withoutComments(text).split(';'))
    .find(([server = '']) => GOOGLE.test(server.trim().split(/\s/)[0] ?? ''))
  const results = (written ?? []).slice(1).flatMap((statement) => readStatement(statement))
  return METHODS.flatMap((method) => {
    const own = results.filter((one) => one.method === method)
    return own.find(({ result }) => result === 'pass') ?? own[0] ?? []
  })
}

function readStatement(statement: string): SenderCheck[] {
  const [, word = '', result = ''] = /^\s*(spf|dkim|dmarc)\s*=\s*(\w+)/i.exec(statement) ?? []
  const method = METHODS.find((one) => one === word.toLowerCase())
  if (!method) return []
  const [, domain = ''] = PROPERTIES[method].exec(statement) ?? []
  return [
    {
      method,
      result: result.toLowerCase(),
      domain: domain.replace(/^.*@/, '').slice(0, LONGEST).toLowerCase(),
    },
  ]
}

const METHODS = ['spf', 'dkim', 'dmarc'] as const

/** Where each method says which domain it looked at (RFC 8601 §2.7). */
const PROPERTIES: Record<SenderCheck['method'], RegExp> = {
  spf: /smtp\.(?:mailfrom|helo)="?([^\s;"]+)/i,
  dkim: /header\.[di]="?([^\s;"]+)/i,
  dmarc: /header\.from="?([^\s;"]+)/i,
}

/** Comments may hold what looks like a statement. */
function withoutComments(text: string): string {
  let depth = 0
  let plain = ''
  for (const char of text) {
    if (char === '(') depth++
    else if (char === ')' && depth > 0) depth--
    else if (depth === 0) plain += char
  }
  return plain
}
