import { expect, test } from 'vitest'
import { who } from '#/demo/world/people.ts'
import type { Client, Said } from '#/demo/world/types.ts'
import { htmlBody } from './html.ts'
import { plainText } from './plain.ts'

const sietse = who('sietse@krommetand.example')
const lotte = who('lotte@spaakwerk.example')

const question: Said = {
  from: sietse,
  to: [lotte],
  cc: [],
  at: Date.parse('2026-11-16T10:32:00+01:00'),
  subject: 'Proefrit',
  language: 'nl',
  client: 'apple',
  paragraphs: ['Ha Lotte,', 'Neem jij de wielen mee?', 'Sietse'],
  signature: [],
  pictures: [],
}

function answer(client: Client): Said {
  return {
    ...question,
    from: lotte,
    to: [sietse],
    client,
    at: question.at + 3_600_000,
    paragraphs: ['Ja, allebei < morgen.', '- een', '- twee'],
    signature: ['Lotte Verhagen'],
    pictures: ['foto@x.example'],
    answers: question,
  }
}

test('most people answer above a marked quote, with a signature behind its dashes', () => {
  const text = plainText(answer('plain'))
  expect(text).toContain(
    'Op ma 16 nov 2026 om 10:32 schreef Sietse Wiersma <sietse@krommetand.example>:\n\n> Ha Lotte,',
  )
  expect(text.indexOf('Ja, allebei')).toBeLessThan(text.indexOf('> Ha Lotte'))
  expect(text).toContain('\n-- \nLotte Verhagen\n')
})

test('who writes format=flowed answers below, and Outlook puts its header block above the quote', () => {
  const flowed = plainText(answer('flowed'))
  expect(flowed.indexOf('> Ha Lotte')).toBeLessThan(flowed.indexOf('Ja, allebei'))
  expect(plainText(answer('outlook'))).toContain(
    'Van: Sietse Wiersma <sietse@krommetand.example>\nVerzonden: maandag 16 november 2026 10:32',
  )
})

test('html is as each program makes it, with lists, escaped signs, pictures and a quote', () => {
  const marks = {
    gmail: 'class="gmail_quote"',
    outlook: 'class="MsoNormal"',
    apple: '<blockquote type="cite">',
  }
  for (const client of ['gmail', 'outlook', 'apple'] as const) {
    const html = htmlBody(answer(client)) ?? ''
    expect(html).toContain(marks[client])
    expect(html).toContain('allebei &lt; morgen.')
    expect(html).toMatch(/<ul><li[^>]*>een<\/li>/)
    expect(html).toContain('src="cid:foto@x.example"')
    expect(html).toContain('Neem jij de wielen mee?')
  }
  expect(htmlBody(answer('plain'))).toBeUndefined()
})
