import type { Language } from '#/demo/world/types.ts'

/** What one side writes, in the order of a script. */
export type Turn = {
  by: 'them' | 'us'
  /** paragraphs, with choices and gaps as fill.ts reads them */
  paragraphs: string[]
  /** names of files; "inline:" marks a picture inside the text, a number behind it asks for so many kilobytes */
  files: string[]
  /** days since the turn before, where it matters */
  after?: number
}

/** A piece of business between two sides that can be played many times. */
export type Script = {
  name: string
  language: Language
  /** the mailboxes at Spaakwerk that it may happen in */
  boxes: string[]
  /** who may be on the other side: roles, or the addresses of single people */
  partners: string[]
  /** the owner's labels that its mail gets */
  labels: string[]
  subject: string
  turns: Turn[]
}

/**
 * Reads scripts from their text. A script begins with "## name | mailboxes | partners | labels"; "? " is its subject, "< " a
 * mail from the other side, "> " a mail from us, "+ " a file of that mail, "@ " how many days it was waited for; any other
 * line is a further paragraph. Throws on a line that belongs nowhere.
 */
export function readScripts(language: Language, text: string): Script[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => readScript(language, part))
}

function readScript(language: Language, text: string): Script {
  const [head = '', ...lines] = text.trim().split('\n')
  const [name = '', boxes = '', partners = '', labels = ''] = head.split(/ ?\| ?/)
  const script: Script = {
    name: `${language}-${name}`,
    language,
    boxes: boxes.split(' '),
    partners: partners.split(' '),
    labels: labels.split(', ').filter(Boolean),
    subject: '',
    turns: [],
  }
  let wait: number | undefined
  for (const line of lines.filter(Boolean)) {
    const turn = script.turns.at(-1)
    const rest = line.slice(2)
    if (line.startsWith('? ')) script.subject = rest
    else if (line.startsWith('@ ')) wait = Number(rest)
    else if (line.startsWith('< ') || line.startsWith('> ')) {
      const by = line.startsWith('<') ? 'them' : 'us'
      script.turns.push({ by, paragraphs: [rest], files: [], ...(wait && { after: wait }) })
      wait = undefined
    } else if (!turn) throw new Error(`A line of ${name} before its first mail: ${line}`)
    else if (line.startsWith('+ ')) turn.files.push(rest)
    else turn.paragraphs.push(line)
  }
  return script
}
