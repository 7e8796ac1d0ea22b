import { expect, test } from 'vitest'
import { expandTemplate, type Values } from './expand.ts'

const CAMILLE: [string, string][] = [
  ['recipient.first_name', 'Camille'],
  ['recipient.name', 'Camille Berthoud'],
  ['today.year', '2026'],
]
const values = (given: [string, string][] = CAMILLE, own: Record<string, string> = {}): Values => ({
  given: new Map(given),
  own: new Map(Object.entries(own)),
})
const html = (text: string, of: Values = values()) => expandTemplate({ subject: '', html: text }, of)
const subject = (text: string, of: Values = values()) =>
  expandTemplate({ subject: text, html: '' }, of).subject

test('variables have their values, however they are spaced and written', () => {
  expect(html('<p>Beste {{recipient.first_name}}, {{ Recipient.Name }}: {{today.year}}</p>').html).toBe(
    '<p>Beste Camille, Camille Berthoud: 2026</p>',
  )
})

test('a value is text: a recipient called <script> stays a name, and lines of it stay lines', () => {
  const of = values([['recipient.name', '<script>alert(1)</script> & "x"']], { adres: 'Kade 3\nSneek' })
  expect(html('<p>{{recipient.name}}</p>', of).html).toBe(
    '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; "x"</p>',
  )
  expect(html('<p>{{adres}}</p>', of).html).toBe('<p>Kade 3<br>Sneek</p>')
})

test('a value that looks like a variable is not expanded again, unless it is one’s own', () => {
  const of = values([['recipient.name', '{{geheim}}']], { geheim: 'Zwijg', groet: 'Van {{geheim}}' })
  expect(html('{{recipient.name}} {{groet}}', of).html).toBe('{{geheim}} Van Zwijg')
})

test('a subject is one line, whatever a value holds', () => {
  const of = values([['recipient.name', 'Camille\r\nBcc: all@spaakwerk.example']], { twee: 'a\n\nb' })
  expect(subject('Voor {{recipient.name}} {{twee}}', of)).toBe('Voor Camille Bcc: all@spaakwerk.example a b')
})

test('what is missing is marked and named once, and a fallback stands in its place', () => {
  const { html: written, missing } = html(
    '<p>{{recipient.first_name|klant}} {{account.name|jullie}} {{delivery.cutoff}} {{delivery.cutoff}}{{account.discount|}}</p>',
  )
  const mark = '<mark class="lilac_missing">delivery.cutoff</mark>'
  expect(written).toBe(`<p>Camille jullie ${mark} ${mark}</p>`)
  expect(missing).toEqual(['delivery.cutoff'])
  expect(subject('Tot {{delivery.cutoff}}')).toBe('Tot {{delivery.cutoff}}')
})

test('a fallback is text, too', () => {
  expect(html('<p>{{recipient.email|&lt;b&gt; &amp; zo}}</p>').html).toBe('<p>&lt;b&gt; &amp; zo</p>')
})

test('while nobody is in To, what depends on it stays open, with what else to write', () => {
  const of: Values = { ...values([['today.year', '2026']]), open: true }
  expect(html('{{recipient.first_name|klant}} {{today.year}} {{x|y}}', of).html).toBe(
    '<mark class="lilac_missing">recipient.first_name|klant</mark> 2026 y',
  )
})

test('what is no variable stays as it is, and attributes are left alone', () => {
  const text = '<p>{{ }} {{a b}} {{1}} {x} <a href="https://x.example/?q={{recipient.name}}">x</a></p>'
  expect(html(text).html).toBe(text)
})

test('own variables hold others, and what of them is missing is marked by its own name', () => {
  const of = values(CAMILLE, { groet: 'Groeten,\n{{naam}}', naam: 'Lotte ({{functie}})' })
  expect(html('<p>{{groet}}</p>', of)).toMatchObject({
    html: '<p>Groeten,<br>Lotte (<mark class="lilac_missing">functie</mark>)</p>',
    missing: ['functie'],
  })
})

test('a loop has no value rather than no end, and values that double do not grow beyond all bounds', () => {
  expect(html('{{a}}', values([], { a: '{{b}}', b: '{{a}}' })).missing).toEqual(['a'])
  const doubling = Object.fromEntries(
    Array.from({ length: 150 }, (_, n) => [`v${n}`, n === 149 ? 'lilac' : `{{v${n + 1}}}{{v${n + 1}}}`]),
  )
  expect(html('{{v0}}', values([], doubling)).html.length).toBeLessThan(100_000)
})

test('filled values can be shown as such, for the preview', () => {
  const shown = expandTemplate({ subject: '', html: '{{recipient.first_name}} x' }, values(), { show: true })
  expect(shown.html).toBe('<mark class="lilac_filled">Camille</mark> x')
})
