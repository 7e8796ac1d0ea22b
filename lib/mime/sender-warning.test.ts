import { describe, expect, test } from 'vitest'
import { HEAD, type Head, parse, plain } from './test-mail.ts'

const warning = (From: string, head: Head = {}) => parse(plain('Hi'), { ...HEAD, ...head, From }).warning

describe('a name that claims another address', () => {
  test.each([
    '"segreteria@velorama.example" <conto@pay-velorama.example>',
    'segreteria@velorama.example <conto@pay-velorama.example>',
    '"Segreteria (segreteria@velorama.example)" <conto@pay-velorama.example>',
    '"Segreteria segreteria@velorama.example" <conto@pay-velorama.example>',
    '"SEGRETERIA@velorama.example via Mail" <conto@pay-velorama.example>',
  ])('%s', (from) => {
    expect(warning(from)).toEqual({ kind: 'claims', claims: 'segreteria@velorama.example' })
  })

  test.each([
    '"joris@velotech.example" <joris@velotech.example>',
    '"joris@velotech.example" <noreply@mail.velotech.example>',
    'Joris de Wit <joris@velotech.example>',
    'Mail Delivery System <>',
    '"Joris @ Velotech" <joris@velotech.example>',
  ])('%s claims nothing else', (from) => {
    expect(warning(from)).toBeNull()
  })

  test('a mailing list that sends in the name of its members claims nothing', () => {
    const from = '"joris@velotech.example via Verkoop" <verkoop@spaakwerk.example>'
    expect(warning(from, { 'List-Id': '<verkoop.spaakwerk.example>' })).toBeNull()
    expect(warning(from)).toMatchObject({ kind: 'claims' })
  })
})

describe('a name with marks that can not be seen', () => {
  test.each([
    ['"\u202eelpmaxe.hcetolev" <a@pay.example>', '"‹U+202E›elpmaxe.hcetolev"'],
    ['Jo\u200bris <a@pay.example>', 'Jo‹U+200B›ris'],
    ['\u2066Joris\u2069 <a@pay.example>', '‹U+2066›Joris‹U+2069›'],
  ])('%j', (from, name) => {
    expect(warning(from)).toEqual({ kind: 'marks', name })
  })

  test.each([
    'نوید\u200cها <a@pay.example>',
    '\u2067דני\u2069 <a@pay.example>',
    'Zoë 👩\u200d🔧 <a@pay.example>',
    '\ufeffJoris <a@pay.example>',
    '"Joris" <jo\u200bris@velotech.example>',
  ])('%j is written so', (from) => {
    expect(warning(from)).toBeNull()
  })
})

describe('a domain in letters beyond a to z is said in both its forms', () => {
  test.each([
    ['Rad <rad@münchen.example>', 'münchen.example', 'xn--mnchen-3ya.example', false],
    ['Rad <rad@xn--mnchen-3ya.example>', 'münchen.example', 'xn--mnchen-3ya.example', false],
    ['Pay <pay@раypal.com>', 'раypal.com', 'xn--ypal-43d9g.com', true],
    ['Apple <a@xn--80ak6aa92e.com>', 'аррӏе.com', 'xn--80ak6aa92e.com', true],
    ['車輪 <a@車輪bike.example>', '車輪bike.example', 'xn--bike-zx2m6r.example', false],
    ['Пётр <a@почта.рф>', 'почта.рф', 'xn--80a1acny.xn--p1ai', false],
  ])('%s', (from, written, ascii, deceptive) => {
    expect(warning(from)).toMatchObject({ kind: 'domain', written, ascii, deceptive })
  })
})
