type Named = { name: string }

const MOST = 50 // shown at once: more are found by their name

/** Those whose name has every word that was typed, whatever its accents; first those that have a word beginning so. */
export function foundTemplates<T extends Named>(templates: T[], typed: string, most = MOST): T[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  const begins = (name: string) => words.every((word) => ` ${name}`.includes(` ${word}`))
  const found = templates
    .map((template) => ({ template, name: plain(template.name) }))
    .filter(({ name }) => words.every((word) => name.includes(word)))
  return [...found.filter(({ name }) => begins(name)), ...found.filter(({ name }) => !begins(name))]
    .slice(0, most)
    .map(({ template }) => template)
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
