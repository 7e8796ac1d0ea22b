/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Html as hostile as chance makes it: elements of every kind opened and closed in any order, attributes with and without quotes, raw text,
 * comments, other namespaces, escapes, and payloads that call `alert` or load from evil.example wherever one of them comes alive.
 */
export function tagSoup(random: () => number): string {
  const pieces = Array.from({ length: 1 + Math.floor(random() * 40) }, () => piece(random))
  return pieces.join('')
}

function piece(random: () => number): string {
  const kind = random()
  if (kind < 0.45)
    return `<${pick(random, TAGS)}${attributes(random)}${pick(random, ['>', '>', '>', '/>', ' >', '', '\0>'])}`
  if (kind < 0.7) return `</${pick(random, TAGS)}${pick(random, ['>', '>', '>', ' >', '/>', ' x="', ''])}`
  return kind < 0.85 ? pick(random, ODD) : pick(random, TEXT)
}

function attributes(random: () => number): string {
  let written = ''
  while (random() < 0.5) {
    const quote = pick(random, ['"', '"', '"', "'", '', '`'])
    const [name, value] = pick(random, ATTRIBUTES)
    written += `${pick(random, [' ', ' ', '/', '\n', '\t'])}${name}=${quote}${value}${random() < 0.95 ? quote : ''}`
  }
  return written
}

function pick<T>(random: () => number, from: readonly [T, ...T[]] | readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T
}

const TAGS = (
  'a a abbr applet area article audio b base big blockquote body br button canvas caption center code col colgroup dd details dialog div ' +
  'div dl dt em embed fieldset font footer form frame frameset h1 h3 head header hr html i iframe image img img input ins keygen label li ' +
  'link listing main map marquee math menu meta mglyph mi mn mo ms mtext annotation-xml nobr noembed noframes noscript object ol optgroup ' +
  'option p p param picture plaintext pre q rp rt ruby s script section select slot small source span strong style style sub summary sup svg ' +
  'svg table table tbody td td template textarea tfoot th thead time title tr tr track tt u ul use var video wbr xmp animate set desc ' +
  'foreignObject image path text o:p v:shape x-y malignmark portal'
).split(' ')

const EVIL = 'http://evil.example'

const ATTRIBUTES: [string, string][] = [
  ['href', 'javascript:alert(1)'],
  ['href', ' &#1;java&Tab;script:alert(1)'],
  ['href', 'https://spaakwerk.example/a?b=1&amp;c=2'],
  ['href', '#x'],
  ['xlink:href', 'javascript:alert(1)'],
  ['src', `${EVIL}/src`],
  ['src', 'x'],
  ['src', 'cid:a@x'],
  ['src', 'data:image/png;base64,AAAA'],
  ['src', 'data:image/svg+xml,<svg onload=alert(1)>'],
  ['srcset', `${EVIL}/srcset 1x`],
  ['srcdoc', '<script>alert(1)</script>'],
  ['data', `${EVIL}/data`],
  ['data-cid', 'a@x'],
  ['data-remote-src', `${EVIL}/remote`],
  ['poster', `${EVIL}/poster`],
  ['background', `${EVIL}/background`],
  ['action', `${EVIL}/action`],
  ['formaction', 'javascript:alert(1)'],
  ['http-equiv', 'refresh'],
  ['content', `0;url=${EVIL}/refresh`],
  ['rel', 'stylesheet'],
  ['attributeName', 'href'],
  ['values', 'javascript:alert(1)'],
  ['encoding', 'text/html'],
  ['type', 'image'],
  ['onerror', 'alert(1)'],
  ['onload', 'alert(1)'],
  ['onfocus', 'alert(1)'],
  ['autofocus', ''],
  ['onclick', 'alert(1)'],
  ['style', `background:url(${EVIL}/style)`],
  ['style', 'position:fixed;color:red;font-family:&quot;A&quot;'],
  ['style', 'color:red}</style><img src=x onerror=alert(1)>'],
  ['class', 'a b'],
  ['id', 'x'],
  ['name', 'documentElement'],
  ['title', '</p><img src=x onerror=alert(1)>'],
  ['title', '--><img src=x onerror=alert(1)>'],
  ['title', '</title></style></textarea></xmp></noscript></template><img src=x onerror=alert(1)>'],
  ['alt', '"><img src=x onerror=alert(1)>'],
  ['alt', '&quot;&gt;&lt;img src=x onerror=alert(1)&gt;'],
  ['width', '10'],
  ['bgcolor', '#fff'],
  ['dir', 'rtl'],
]

const ODD = [
  '<!--',
  '-->',
  '<!-->',
  '<!--x--!>',
  '<!x>',
  '<?x?>',
  '<![CDATA[',
  ']]>',
  '<!doctype html>',
  '</',
  '<',
  '>',
  '&',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&amp;lt;img src=x onerror=alert(1)&amp;gt;',
  '&#60;img src=x onerror=alert(1)&#62;',
  '&#0;&#13;&#x80;&#xd800;&NotEqualTilde;',
  '\0',
  '\r',
  '\r\n',
  '\ufeff',
  '\u2028',
  '"',
  "'",
  '`',
  `@import "${EVIL}/import";`,
  `p{background:url(${EVIL}/rule)}`,
  'p{color:red}@media screen and (max-width:9px){.a{width:1px !important}}',
  '{}/**/',
  'alert(1)',
] as const

const TEXT = ['Hallo Noor, ', 'forty rear wheels ', ' ', '\n', 'Größe 見積書 😀 ', '5 < 6 > 4 ', 'x'] as const
