import { expect, test } from 'vitest'
import { cleanStyleSheet } from './style-sheet.ts'

const clean = (css: string) => cleanStyleSheet(css).css

test.each([
  ['p{color:red}', 'p{color:red}'],
  ['P.MsoNormal, LI.MsoNormal { margin : 0cm; mso-x:1 }', 'P.MsoNormal,LI.MsoNormal{margin:0cm}'],
  ['table td > a:hover , .a.b #c{color:red}', 'table td > a:hover,.a.b #mail-c{color:red}'],
  ['*{margin:0}h1+h2~p{margin:0}', '*{margin:0}\nh1 + h2 ~ p{margin:0}'],
  ['<!-- p{color:red} -->', 'p{color:red}'],
  ['/* { */ p{color:red} /* } */', 'p{color:red}'],
  ['p{color:red !important}', 'p{color:red}'],
  [
    '@media only screen and (max-width: 600px){ .col{width:100% !important} #c{margin:0} }',
    '@media only screen and (max-width:600px){.col{width:100% !important}\n#mail-c{margin:0}}',
  ],
  [
    '@media screen and (min-width:1px) and (max-device-width:480px), (max-width:30em){p{margin:0}}',
    '@media screen and (min-width:1px) and (max-device-width:480px),(max-width:30em){p{margin:0}}',
  ],
  ['@import url(https://x.example/a); p{color:red}', 'p{color:red}'],
  ['@font-face{font-family:a;src:url(https://x.example/a)} p{color:red}', 'p{color:red}'],
  [
    '@page WordSection1{size:612pt} div.WordSection1{page:WordSection1;color:red}',
    'div.WordSection1{color:red}',
  ],
  ['p{color:red', 'p{color:red}'],
])('stays: %s', (css, kept) => {
  expect(clean(css)).toBe(kept)
  expect(clean(kept)).toBe(kept)
})

test.each([
  '@import "https://x.example/a.css"',
  '@import/**/"https://x.example/a.css";',
  '@\\69mport url(https://x.example/a)',
  '@charset "utf-7";',
  '@namespace url(https://x.example)',
  '@supports (display:grid){p{color:red}}',
  '@layer a{p{color:red}}',
  '@scope (p){p{color:red}}',
  '@container (min-width:1px){p{color:red}}',
  '@keyframes a{from{color:red}}',
  '@media print{p{color:red}}',
  '@media (prefers-color-scheme:dark){p{color:red}}',
  '@media (max-width:1px) or (color){p{color:red}}',
  '@media screen{@media screen{p{color:red}}}',
  '@media screen{@import url(x);}',
  '@mediascreen{p{color:red}}',
  'p{span{color:red}}',
  'p{& span{color:red}}',
  'p{background:url(https://x.example/a)}',
  'p{position:fixed;top:0}',
  'a[href^="https"]{color:red}',
  'input[value^=a]{color:red}',
  '[data-x]{color:red}',
  'a:has(b){color:red}',
  'a:not(b){color:red}',
  'a:is(b){color:red}',
  'p::before{color:red}',
  'p:before{color:red}',
  ':target{color:red}',
  ':root{--x:1}',
  '>p{color:red}',
  'p>{color:red}',
  'p>>b{color:red}',
  'a|b{color:red}',
  '.a\\:b{color:red}',
  '</style><script>alert(1)</script>{color:red}',
  'p{color:red</style><img src=x onerror=alert(1)>}',
  'a b c d e f g{color:red}',
  '{color:red}',
  'p{}',
])('goes: %s', (css) => {
  expect(clean(css)).toBe('')
})

test('the result can not end its element, whatever it is made from', () => {
  expect(clean('p{color:red}</style><x>{}b{font-family:"</style>"}q{color:blue}')).not.toContain('<')
})

test('pictures in rules are counted', () => {
  expect(
    cleanStyleSheet('p{background:url(https://x.example/a)}@media screen{b{background:url(//x.example)}}')
      .remote,
  ).toBe(2)
})
