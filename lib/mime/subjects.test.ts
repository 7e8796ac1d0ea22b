import { describe, expect, test } from 'vitest'
import { answerSubject, baseSubject, forwardSubject } from './subjects.ts'

describe('a subject says once that it is an answer', () => {
  test.each([
    ['Offerte', 'Re: Offerte'],
    ['Re: Offerte', 'Re: Offerte'],
    ['RE: re: Offerte', 'RE: Offerte'],
    ['AW: Angebot', 'AW: Angebot'],
    ['Antw: Offerte', 'Antw: Offerte'],
    ['SV: Tilbud', 'SV: Tilbud'],
    ['Odp: Oferta', 'Odp: Oferta'],
    ['Re[3]: Offerte', 'Re[3]: Offerte'],
    ['回复：报价', '回复： 报价'],
    ['Fwd: Offerte', 'Re: Fwd: Offerte'],
    ['Regen in mei', 'Re: Regen in mei'],
    ['Rest: 5', 'Re: Rest: 5'],
    ['', 'Re: '],
  ])('%j', (subject, expected) => expect(answerSubject(subject)).toBe(expected))
})

test.each([
  ['Offerte', 'Fwd: Offerte'],
  ['Fw: Offerte', 'Fw: Offerte'],
  ['WG: WG: Angebot', 'WG: Angebot'],
  ['TR: Devis', 'TR: Devis'],
  ['Re: Offerte', 'Fwd: Re: Offerte'],
])('a forward of %j is %j', (subject, expected) => expect(forwardSubject(subject)).toBe(expected))

test('what is before it does not make a subject another', () => {
  for (const subject of [
    'Offerte  wiel',
    'Re: offerte wiel',
    'AW: WG: Offerte wiel',
    'Fwd: Re: SV: Offerte wiel',
  ])
    expect(baseSubject(subject)).toBe('offerte wiel')
  expect(baseSubject('Offerte zadel')).not.toBe('offerte wiel')
})
