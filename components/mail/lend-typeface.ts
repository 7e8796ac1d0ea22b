const SAMPLE = '14px "Inter Variable"'

const lent = new WeakMap<Document, Promise<void>>()

/**
 * Has a document in a frame write with the page's own typeface, from the addresses that the page has it from, so that nothing is fetched twice. Done
 * when its Latin letters are there; those of other scripts come when a mail has them.
 */
export function lendTypeface(page: Document): Promise<void> {
  const before = lent.get(page)
  if (before) return before
  const style = page.createElement('style')
  style.textContent = facesOf(document).join('\n')
  page.head.append(style)
  const there = page.fonts.load(SAMPLE).then(
    () => undefined,
    () => undefined, // a typeface that does not come is no reason not to read: the system's stands in
  )
  lent.set(page, there)
  return there
}

/** The page's @font-face rules, with addresses that hold everywhere. */
function facesOf({ styleSheets, baseURI }: Document): string[] {
  return [...styleSheets].flatMap(({ cssRules, href }) =>
    [...cssRules]
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .map(({ cssText }) =>
        cssText.replace(/url\("([^"]+)"\)/g, (_, address) => `url("${new URL(address, href ?? baseURI)}")`),
      ),
  )
}
