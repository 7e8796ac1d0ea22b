import { expect, test } from 'vitest'
import { rasterData, remoteImage, safeLink } from './links.ts'

test.each([
  ['https://spaakwerk.example/a?b=c#d', 'https://spaakwerk.example/a?b=c#d'],
  [' HTTP://Spaakwerk.example ', 'http://spaakwerk.example/'],
  ['https://spaakwerk.example/a b', 'https://spaakwerk.example/a%20b'],
  ['mailto:noor@spaakwerk.example?subject=Hi', 'mailto:noor@spaakwerk.example?subject=Hi'],
  ['tel:+31201234567', 'tel:+31201234567'],
  ['https://bücher.example/', 'https://xn--bcher-kva.example/'], // the host as the browser will show it
  ['ht\ntps://spaakwerk.example/', 'https://spaakwerk.example/'],
])('%j leads to %s', (href, link) => {
  expect(safeLink(href)).toBe(link)
  expect(safeLink(link)).toBe(link)
})

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  '\x01javascript:alert(1)',
  'javascript&colon;alert(1)',
  'vbscript:x',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://x.example/1',
  'file:///etc/passwd',
  'ftp://x.example',
  'intent://x#Intent;end',
  'about:blank',
  'view-source:https://x.example',
  'filesystem:https://x.example/a',
  '//x.example/a',
  '/api/v1/mail',
  'settings',
  '?a=b',
  'https://',
  'https://[::',
  '',
  `https://x.example/${'a'.repeat(9_000)}`,
])('%j leads nowhere', (href) => {
  expect(safeLink(href)).toBeUndefined()
})

test('a remote picture has a server', () => {
  expect(remoteImage(' //x.example/a.png')).toBe('https://x.example/a.png')
  expect(remoteImage('http://x.example/a.png')).toBe('http://x.example/a.png')
  for (const src of ['cid:a', 'data:image/png;base64,AAAA', 'a.png', '/a.png', 'javascript:x', ''])
    expect(remoteImage(src)).toBeUndefined()
})

test('a picture in the html itself is a raster', () => {
  expect(rasterData(' data:image/png;base64,iVBO\nRw0K ')).toBe('data:image/png;base64,iVBORw0K')
  for (const src of [
    'data:image/svg+xml;base64,AAAA',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'data:text/html;base64,AAAA',
    'data:image/png,raw',
    'data:image/png;base64,<svg>',
    'data:image/png;charset=x;base64,AAAA',
    'https://x.example/data:image/png;base64,AAAA',
  ])
    expect(rasterData(src)).toBeUndefined()
})
