/** Text for between tags. */
export const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Text for an attribute in double quotes. */
export const escapeAttribute = (text: string) => escapeText(text).replaceAll('"', '&quot;')
