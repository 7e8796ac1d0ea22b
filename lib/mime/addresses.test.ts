import { expect, test } from 'vitest'
import { nameWithoutAddress, parseAddresses } from './addresses.ts'

/** People as `name <email>`. */
const read = (header: string) => parseAddresses(header).map(({ name, email }) => `${name} <${email}>`)

test.each<[story: string, header: string, people: string[]]>([
  ['nobody', '', []],
  ['an empty address', '<>', []],
  ['an address alone', 'Noor@Spaakwerk.example', [' <noor@spaakwerk.example>']],
  ['a name', 'Noor Bakker <noor@spaakwerk.example>', ['Noor Bakker <noor@spaakwerk.example>']],
  [
    'a name that is the address',
    '"noor@spaakwerk.example" <Noor@spaakwerk.example>',
    [' <noor@spaakwerk.example>'],
  ],
  ["a name in Outlook's quotes", "'Noor' <noor@spaakwerk.example>", ['Noor <noor@spaakwerk.example>']],
  [
    'several',
    'a@x.example, B <b@x.example>,,c@x.example,',
    [' <a@x.example>', 'B <b@x.example>', ' <c@x.example>'],
  ],
  ['semicolons between', 'a@x.example; b@x.example', [' <a@x.example>', ' <b@x.example>']],
  ['only spaces between', 'a@x.example b@x.example', [' <a@x.example>', ' <b@x.example>']],

  // Gmail has decoded and unquoted the names
  ['a bare comma in a name', 'Doe, John <john@x.example>', ['Doe, John <john@x.example>']],
  [
    'two of them',
    'Doe, John <j@x.example>, Roe, Jane <r@x.example>',
    ['Doe, John <j@x.example>', 'Roe, Jane <r@x.example>'],
  ],
  [
    'a comma in quotes',
    '"Doe, John" <john@x.example>, b@x.example',
    ['Doe, John <john@x.example>', ' <b@x.example>'],
  ],
  ['an encoded comma', '=?utf-8?Q?Doe=2C_J=C3=B6rg?= <j@x.example>', ['Doe, Jörg <j@x.example>']],
  ['an encoded word in quotes', '"=?utf-8?Q?J=C3=B6rg?=" <j@x.example>', ['Jörg <j@x.example>']],
  [
    'inches',
    '28" rims <a@x.example>, 26" rims <b@x.example>',
    ['28" rims <a@x.example>', '26" rims <b@x.example>'],
  ],
  [
    'a quote that never closes',
    '"Doe <a@x.example>, B <b@x.example>',
    ['"Doe <a@x.example>', 'B <b@x.example>'],
  ],
  ['an escaped quote', String.raw`"The \"Wheel\"" <a@x.example>`, ['The "Wheel" <a@x.example>']],
  ['a heart', 'I <3 wheels <a@x.example>', ['I <3 wheels <a@x.example>']],
  ['a colon in a name', 'RE: wheels <a@x.example>', ['RE: wheels <a@x.example>']],
  ['parentheses in a name', 'Doe (Sales, EU) <a@x.example>', ['Doe (Sales, EU) <a@x.example>']],
  ['a smile', 'John :) <a@x.example>', ['John :) <a@x.example>']],

  // The old forms
  ['a comment for a name', 'a@x.example (John (the) Doe)', ['John (the) Doe <a@x.example>']],
  ['nobody shown', 'undisclosed-recipients:;', []],
  [
    'a group',
    'Team: a@x.example, B <b@x.example>; c@x.example',
    [' <a@x.example>', 'B <b@x.example>', ' <c@x.example>'],
  ],
  ['a source route', '<@relay.example,@two.example:a@x.example>', [' <a@x.example>']],
  ['spaces around the @', '<a @ x.example>', [' <a@x.example>']],
  [
    'comments inside an address',
    'Pete <pete(his account)@silly . example(his host)>',
    ['Pete <pete@silly.example>'],
  ],
  ['mailto:', 'mailto:a@x.example', [' <a@x.example>']],
  ['an angle that never closes', 'John <a@x.example', ['John <a@x.example>']],
  ['a dot at the end', 'a@x.example.', [' <a@x.example>']],
  ['a name without an address', 'MAILER-DAEMON', []],
  ['an address that is none', 'John <john[at]x.example>, b@x.example', [' <b@x.example>']],

  // Hostile
  [
    'an address as a quoted local part',
    '"e@attacker.example"@victim.example',
    [' <"e@attacker.example"@victim.example>'],
  ],
  [
    'the same with a space',
    '"e@attacker.example" @victim.example',
    [' <"e@attacker.example"@victim.example>'],
  ],
  [
    'the same with a comma',
    '"a, e@attacker.example,"@victim.example',
    [' <"a, e@attacker.example,"@victim.example>'],
  ],
  [
    'an address for a name',
    '"boss@bank.example" <e@attacker.example>',
    ['boss@bank.example <e@attacker.example>'],
  ],
  [
    'an address in angles for a name',
    'Boss <boss@bank.example> <e@attacker.example>',
    ['Boss <boss@bank.example> <e@attacker.example>'],
  ],
  ['two @ are no address', 'a@attacker.example@victim.example', []],
  ['a direction mark', 'Jo\u202ehn <a@x.example>', ['John <a@x.example>']],
  [
    'a line break',
    'John\r\nBcc: e@attacker.example <a@x.example>',
    ['John Bcc: e@attacker.example <a@x.example>'],
  ],
  ['invisible characters in an address', 'a\u200b@x.exam\u00adple', [' <a@x.example>']],
])('%s', (_, header, people) => {
  expect(read(header)).toEqual(people)
})

test('an address longer than an index can hold is left out', () => {
  expect(read(`${'a'.repeat(2_000)}@x.example, b@x.example`)).toEqual([' <b@x.example>'])
})

test('a sender without an address still has a name', () => {
  expect(nameWithoutAddress('"Mail Delivery System" <>')).toBe('Mail Delivery System')
  expect(nameWithoutAddress('MAILER-DAEMON')).toBe('MAILER-DAEMON')
})
