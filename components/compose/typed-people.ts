import type { DraftPerson } from '#/lib/drafts/types.ts'

const ADDRESS = /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\"]+\.[^\s@<>()[\],;:\\".]+$/u

/** Whether this can be an address at all. Whether Gmail takes it is said when the mail is sent. */
export const isAddress = (email: string) => ADDRESS.test(email)

/**
 * People as they are typed or pasted: "Name <a@b>, c@d; e@f", one a line, or a group "Team: a@b, c@d;". A comma within quotes, or between a name
 * and its address, is part of the name. What is no address stays as it was typed, to be mended.
 */
export function typedPeople(text: string): DraftPerson[] {
  const people: DraftPerson[] = []
  let before = ''
  for (const entry of entriesOf(text)) {
    const [, name = '', email] = /^(.*?)<([^<>]*)>$/su.exec(entry) ?? []
    if (email !== undefined) {
      people.push({ name: unquoted(before ? `${before}, ${name}` : name), email: email.trim() })
      before = ''
    } else if (entry.includes('@')) {
      if (before) people.push({ name: '', email: before })
      before = ''
      const words = entry.split(/\s+/)
      const listed = words.every(isAddress) ? words : [entry] // a list with nothing but spaces
      people.push(...listed.map((one) => ({ name: '', email: one })))
    } else before = before ? `${before}, ${entry}` : entry
  }
  if (before) people.push({ name: '', email: before })
  return people
}

function entriesOf(text: string): string[] {
  const entries: string[] = []
  let entry = ''
  let quoted = false
  let angle = false
  for (const char of text) {
    if (char === '"') quoted = !quoted
    else if (char === '<' && !quoted) angle = true
    else if (char === '>' && !quoted) angle = false
    const cuts = !quoted && !angle && /[,;\n\r\t]/.test(char)
    if (char === ':' && !quoted && !angle)
      entry = '' // the name of a group
    else if (cuts) entries.push(entry)
    else entry += char
    if (cuts) entry = ''
  }
  return [...entries, entry].map((one) => one.trim().replace(/^mailto:/i, '')).filter(Boolean)
}

const unquoted = (name: string) =>
  name
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replaceAll('\\"', '"')
    .trim()
