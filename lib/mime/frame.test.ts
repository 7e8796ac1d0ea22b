import { expect, test } from 'vitest'
import {
  countRemotePictures,
  FRAME_POLICY,
  FRAME_SANDBOX,
  mailBody,
  mailDocument,
  plainTextDocument,
} from './frame.ts'
import { cleanHtml } from './sanitize.ts'

const contentIds = new Set(['logo@x', 'a"<&>b'])
const imageAddress = (contentId: string) =>
  contentId === 'gone' ? undefined : `/images/${encodeURIComponent(contentId)}?a=1&b=2`
const show = (html: string, theme?: 'light' | 'dark') =>
  mailDocument(cleanHtml(html, { contentIds }).html, { imageAddress, theme })
const bodyOf = (page: string) => /<body>(.*)<\/body>/s.exec(page)?.[1]

test('a picture of the mail is loaded from us', () => {
  expect(bodyOf(show('<p>x</p><img alt="Logo" src="cid:logo@x" width=10>'))).toBe(
    '<p>x</p><img alt="Logo" width="10" src="/images/logo%40x?a=1&amp;b=2" />',
  )
})

test('any content id comes through whole', () => {
  expect(bodyOf(show("<img src='cid:a&quot;&lt;&amp;&gt;b'>"))).toBe(
    `<img src="/images/${encodeURIComponent('a"<&>b')}?a=1&amp;b=2" />`,
  )
})

test.each([
  ['<img data-cid="gone" />', '<span class="no-picture" style=""></span>'],
  [
    '<img alt="A &lt;b&gt; &quot;c&quot;" data-remote-src="https://x.example/" />',
    '<span class="no-picture" style="">A &lt;b&gt; "c"</span>',
  ],
  [
    '<img width="120" height="50%" style="display:block" data-remote-src="https://x.example/" />',
    '<span class="no-picture" style="width:120px;height:50%;display:block"></span>',
  ],
  ['<img width="1" height="1" data-remote-src="https://x.example/" />', ''],
  ['<img height="0px" alt="x" />', ''],
  ['<img alt="x" src="data:image/gif;base64,AAAA" />', '<img alt="x" src="data:image/gif;base64,AAAA" />'],
])('a box for a picture that is not there, or remote: %s', (html, box) => {
  expect(bodyOf(mailDocument(html, { imageAddress }))).toBe(box)
})

test('text that looks like a picture of the mail stays text', () => {
  const html =
    '<p>&lt;img data-cid="logo@x"&gt; &lt;img data-cid="logo@x"</p><p title=\' data-cid="logo@x"\'>x</p>'
  expect(bodyOf(show(html))).not.toContain('/images/')
})

test.each<[html: string, scheme: string]>([
  ['<p>plain</p>', 'light dark'],
  ['<p style="margin:0">color: red, background</p>', 'light dark'],
  ['<p style="border-color:red">x</p>', 'light dark'],
  ['<p style="color:red">x</p>', 'light'],
  ['<p style="margin:0;color:red">x</p>', 'light'],
  ['<td bgcolor="#fff">x</td>', 'light'],
  ['<font color="red">x</font>', 'light'],
  ['<p style="background:#eee">x</p>', 'light'],
  ['<style>p{margin:0;color:red}</style><p>x</p>', 'light'],
  ['<style>p{margin:0}</style><p>x</p>', 'light dark'],
])('%s is shown on %s', (html, scheme) => {
  expect(show(html)).toContain(`:root{color-scheme:${scheme}}`)
  expect(show(html, 'dark')).toContain(`:root{color-scheme:${scheme === 'light' ? 'light' : 'dark'}}`)
})

test('plain text is escaped and has its links', () => {
  expect(bodyOf(plainTextDocument('<b> https://x.example/'))).toBe(
    '<div class="plain">&lt;b&gt; <a href="https://x.example/" target="_blank" rel="noopener noreferrer">https://x.example/</a></div>',
  )
})

test('neither policy lets a script run', () => {
  expect(FRAME_POLICY).toContain("default-src 'none'")
  expect(FRAME_POLICY).toContain(`sandbox ${FRAME_SANDBOX}`)
  expect(FRAME_POLICY).not.toMatch(/script|unsafe-eval|allow-scripts|allow-forms|allow-top-navigation/)
})

const REMOTE: [html: string, loaded: string, counted: number][] = [
  [
    '<img alt="A" data-remote-src="https://x.example/a?b=1&amp;c=$1" />',
    '<img alt="A" src="/remote/https%3A%2F%2Fx.example%2Fa%3Fb%3D1%26c%3D%241" />',
    1,
  ],
  ['<img width="1" height="1" data-remote-src="https://x.example/" />', '', 0],
  ['<img width="0" data-remote-src="https://x.example/" />', '', 0],
  ['<img style="width:1px;height:1px" data-remote-src="https://x.example/" />', '', 0],
  ['<img style="border:0;display:none" data-remote-src="https://x.example/" />', '', 0],
  ['<img style="max-height:0" data-remote-src="https://x.example/" />', '', 0],
  [
    '<img style="max-width:100%;width:100px" data-remote-src="https://x.example/" />',
    '<img style="max-width:100%;width:100px" src="/remote/https%3A%2F%2Fx.example%2F" />',
    1,
  ],
  [
    '<img alt="long" data-remote-src="https://long.example/" />',
    '<span class="no-picture" style="">long</span>',
    1,
  ],
  [
    '<p title=" data-remote-src=">&lt;img data-remote-src="https://x.example/"&gt;</p>',
    '<p title=" data-remote-src=">&lt;img data-remote-src="https://x.example/"&gt;</p>',
    0,
  ],
]

test.each(REMOTE)(
  'a remote picture that is wanted comes from us, a tracker never: %s',
  (html, loaded, counted) => {
    const remoteAddress = (url: string) =>
      url.includes('long') ? undefined : `/remote/${encodeURIComponent(url)}`
    expect(mailBody(html, { imageAddress, remoteAddress }).content).toBe(loaded)
    expect(countRemotePictures(html)).toBe(counted)
    expect(mailBody(html, { imageAddress }).content).not.toContain('src="/remote')
  },
)
