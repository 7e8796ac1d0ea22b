import { expect, test } from 'vitest'
import { cleanDeclarations } from './css.ts'

const clean = (css: string) => cleanDeclarations(css).css

test.each([
  ['color:red', 'color:red'],
  ['COLOR : #FFF ; font-size: 14PX', 'color:#FFF;font-size:14PX'],
  ['margin:0 auto;padding:-1.5em 10%', 'margin:0 auto;padding:-1.5em 10%'],
  [
    'color:rgb(0, 0, 0);background-color:rgba(0,0,0,.5)',
    'color:rgb(0, 0, 0);background-color:rgba(0,0,0,.5)',
  ],
  ['width:calc((100% - 20px) / 2)', 'width:calc((100% - 20px) / 2)'],
  [
    'background:linear-gradient(to right, #fff 0%, rgb(1,2,3) 100%)',
    'background:linear-gradient(to right, #fff 0%, rgb(1,2,3) 100%)',
  ],
  [`font-family:"Segoe UI", 'Helvetica Neue', Arial`, `font-family:"Segoe UI", 'Helvetica Neue', Arial`],
  ['font-family:微软雅黑,"宋体"', 'font-family:微软雅黑,"宋体"'],
  ['font:italic bold 12px/30px Georgia, serif', 'font:italic bold 12px/30px Georgia, serif'],
  ['color:red !important', 'color:red'],
  ['color:red/* a comment */;/*;*/margin:0', 'color:red;margin:0'],
  ['color:red;;; ;margin:0', 'color:red;margin:0'],
  ['mso-style-priority:99;color:red', 'color:red'],
  ['color:red;margin', 'color:red'],
])('stays: %s', (css, kept) => {
  expect(clean(css)).toBe(kept)
  expect(clean(kept)).toBe(kept)
})

test.each([
  // loads something
  'background:url(https://x.example/a)',
  'background-image:url("https://x.example/a")',
  'background:u\\72l(https://x.example/a)',
  'background:\\75\\72\\6c(https://x.example/a)',
  'background:url(https://x.example/a',
  'background:ur/**/l(https://x.example/a)',
  'background:URL (https://x.example/a)',
  'background:image-set("https://x.example/a" 1x)',
  'background:-webkit-image-set(url(https://x.example/a) 1x)',
  'background:cross-fade(url(https://x.example/a), red, 50%)',
  'background:element(#a)',
  'background:src("https://x.example/a")',
  'background:attr(data-x url)',
  'list-style-image:url(https://x.example/a)',
  'border-image:url(https://x.example/a) 30',
  'content:url(https://x.example/a)',
  'cursor:url(https://x.example/a),auto',
  'filter:url(https://x.example/a#b)',
  'fill:url(https://x.example/a#b)',
  'clip-path:url(https://x.example/a#b)',
  'mask:url(https://x.example/a)',
  '-webkit-mask-image:url(https://x.example/a)',
  'shape-outside:url(https://x.example/a)',
  'offset-path:url(#a)',
  'behavior:url(https://x.example/a.htc)',
  '-moz-binding:url(https://x.example/a.xml#b)',
  'src:url(https://x.example/a)',
  '--x:url(https://x.example/a)',
  'background:var(--x)',
  'background:env(x, url(https://x.example/a))',
  'font-family:url(https://x.example/a)',
  'color:url(https://x.example/a)',
  // leaves its place
  'position:fixed',
  'position : fixed',
  'position:\tfixed !important',
  'posi\\74ion:fixed',
  'pos/**/ition:fixed',
  'position:sticky',
  'position:absolute',
  'inset:0',
  'top:0',
  'z-index:9999',
  'transform:translate(-100px)',
  'translate:-100px',
  'anchor-name:--a',
  'position-anchor:--a',
  // runs, waits, or breaks out
  'width:expression(alert(1))',
  'width:e\\xpression(alert(1))',
  'animation:x 1s',
  'transition:all 1s',
  'color:javascript:alert(1)',
  'color:red}body{display:none',
  'color:red</style><script>',
  'color:"</style>"',
  'font-family:"a</style><script>"',
  "font-family:'a",
  'font-family:a"b',
  'width:calc(1px',
  'width:1px)',
  'width:rgb)(',
  'display:ruby-text',
  'display:-webkit-box',
  'constructor:x',
  '__proto__:x',
  'color:',
  ':red',
  'color',
])('goes: %s', (css) => {
  expect(clean(css)).toBe('')
})

test('a background keeps its colour when it loses its picture, and the picture is counted once', () => {
  expect(
    cleanDeclarations('background:#fff url("https://x.example/a;b.png") no-repeat center/cover'),
  ).toEqual({
    css: 'background:#fff no-repeat center/cover',
    remote: 1,
  })
  expect(cleanDeclarations('background:url(//x.example/a);background-image:url(cid:a)').remote).toBe(1)
  expect(cleanDeclarations('background:url(data:image/png;base64,AAAA) red')).toEqual({
    css: 'background:red',
    remote: 0,
  })
})

test('a semicolon inside quotes or parentheses ends nothing', () => {
  expect(clean(`font-family:"a;position:fixed";color:red`)).toBe('color:red')
  expect(clean('background:foo(;position:fixed;);color:red')).toBe('color:red')
  expect(clean('font-family:";color:red')).toBe('')
})
