import { describe, expect, test } from 'vitest'
import { typedPeople } from './typed-people.ts'

const people = (text: string) =>
  typedPeople(text).map(({ name, email }) => (name ? `${name} <${email}>` : email))

describe('people who are typed or pasted', () => {
  test('a list is cut at commas, semicolons and lines', () => {
    expect(people('Sietse Wiersma <sietse@kromme.example>, c@d.example; e@f.example\ng@h.example')).toEqual([
      'Sietse Wiersma <sietse@kromme.example>',
      'c@d.example',
      'e@f.example',
      'g@h.example',
    ])
  })

  test('a comma may be part of a name', () => {
    expect(people('Wiersma, Sietse <s@k.example>, "Berthoud, Camille" <c@p.example>')).toEqual([
      'Wiersma, Sietse <s@k.example>',
      'Berthoud, Camille <c@p.example>',
    ])
  })

  test('a group gives its members', () => {
    expect(people('Verkoop: a@b.example, c@d.example;')).toEqual(['a@b.example', 'c@d.example'])
  })

  test('what is no address stays as it was typed', () => {
    expect(people('sietse, c@d.example')).toEqual(['sietse', 'c@d.example'])
    expect(people('sietse@kromme')).toEqual(['sietse@kromme'])
  })

  test('addresses with nothing but spaces between them are several', () => {
    expect(people('a@b.example c@d.example')).toEqual(['a@b.example', 'c@d.example'])
  })
})
