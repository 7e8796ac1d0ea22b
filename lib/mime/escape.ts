/** Text for between tags. */
export const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Text for an attribute in double quotes. */
export const escapeAttribute = (text: string) => escapeText(text).replaceAll('"', '&quot;')

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

/** Undoes both. */
export const unescapeText = (html: string): string =>
  html.includes('&') ? html.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity) : html
