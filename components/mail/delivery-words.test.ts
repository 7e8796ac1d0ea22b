import { expect, test } from 'vitest'
import type { DeliveryReport } from '#/lib/mime/types.ts'
import { bounceLines, deliveryTone, deliveryWords } from './delivery-words.ts'

const clock = {
  now: Date.parse('2026-11-24T09:00Z'),
  zone: 'Europe/Amsterdam',
  locale: 'nl-NL',
  weekStart: 1,
}

type Fate = DeliveryReport['recipients'][number]
const report = (fate: Partial<Fate>, given: Partial<DeliveryReport> = {}): DeliveryReport => ({
  recipients: [
    {
      ...{ name: 'Velo Leie', email: 'info@veloleie.example', outcome: 'failed', reason: 'unknown' },
      ...{ status: null, said: '' },
      ...fate,
    },
  ],
  otherRecipients: 0,
  triedUntil: null,
  original: { subject: 'Forty rear wheels', messageId: null },
  ...given,
})

test.each<[fate: Partial<Fate>, given: Partial<DeliveryReport>, words: string]>([
  [
    { reason: 'full' },
    {},
    'Velo Leie did not get “Forty rear wheels”: their mailbox is full. Their server will not try again.',
  ],
  [
    { reason: 'no_such_person', name: '' },
    { original: { subject: null, messageId: null } },
    'info@veloleie.example did not get your mail: veloleie.example knows no such address. Look for a typing error in it.',
  ],
  [
    { outcome: 'delayed', reason: 'no_answer' },
    { triedUntil: Date.parse('2026-11-26T09:00Z') },
    'Velo Leie has not got “Forty rear wheels” yet: their server does not answer. It is tried again until Thursday 26 November 2026 at 10:00.',
  ],
  [
    { outcome: 'delayed' },
    {},
    'Velo Leie has not got “Forty rear wheels” yet: their server gave no clear reason. It will be tried again.',
  ],
  [{ outcome: 'delivered' }, {}, '“Forty rear wheels” reached the mailbox of Velo Leie.'],
  [
    { outcome: 'relayed' },
    {},
    '“Forty rear wheels” was passed on towards Velo Leie. No more will be reported.',
  ],
  [{ outcome: 'read' }, {}, 'Velo Leie opened “Forty rear wheels”.'],
  [{ outcome: 'deleted' }, {}, 'Velo Leie deleted “Forty rear wheels” without opening it.'],
])('%j', (fate, given, words) => {
  const whole = report(fate, given)
  expect(whole.recipients.map((one) => deliveryWords(one, whole, clock))).toEqual([words])
})

test('what failed is worse than what is late', () => {
  expect(deliveryTone(['delayed', 'failed'])).toBe('danger')
  expect(deliveryTone(['read', 'delayed'])).toBe('warn')
  expect(deliveryTone(['read'])).toBe('quiet')
})

test('a mail that was sent says of each recipient what was reported last', () => {
  const at = clock.now - 3_600_000
  const bounce = {
    email: 'info@veloleie.example',
    kind: 'delayed',
    reason: 'no_answer',
    at,
    reportId: 1,
  } as const
  const other = { ...bounce, email: 'erik@postma.example', reason: 'a word of another version' }
  const later = { ...bounce, kind: 'failed', reason: 'gave_up', at: at + 1_000 } as const
  const people = [{ name: 'Velo Leie', email: 'Info@veloleie.example' }]
  expect(bounceLines([later, bounce, other], people, clock)).toEqual([
    {
      email: 'info@veloleie.example',
      kind: 'failed',
      at: later.at,
      words:
        'Velo Leie did not get your mail: their server did not answer in time. Their server will not try again.',
    },
    {
      email: 'erik@postma.example',
      kind: 'delayed',
      at,
      words:
        'erik@postma.example has not got your mail yet: their server gave no clear reason. It will be tried again.',
    },
  ])
})
