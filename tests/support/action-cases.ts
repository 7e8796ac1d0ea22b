import type { ActionInput } from '#/lib/actions/input.ts'

/** One kind of action on the thread of action-stories.ts: how it stands before, and the labels that change of its messages, by subject. */
export type ActionCase = {
  number: number
  kind: ActionInput['kind']
  before?: { first?: string[]; answer?: string[]; last?: string[] }
  more?: Partial<ActionInput>
  place?: 'mail' | 'trash' | 'spam'
  after: { Offerte?: string; 'Re: Offerte'?: string; 'RE: Offerte'?: string }
}

const TRASHED = { first: ['TRASH', 'Klanten'], answer: ['TRASH', 'SENT'], last: ['TRASH', 'UNREAD'] }
const SPAM = { first: ['SPAM', 'Klanten'], answer: ['SENT'], last: ['SPAM', 'UNREAD'] }
const ARCHIVED = { first: ['Klanten'], answer: ['SENT'], last: ['UNREAD'] }

const CASES: Omit<ActionCase, 'number'>[] = [
  { kind: 'read', after: { 'RE: Offerte': 'INBOX' } },
  { kind: 'unread', before: { last: ['INBOX'] }, after: { 'RE: Offerte': 'INBOX UNREAD' } },
  { kind: 'star', after: { 'RE: Offerte': 'INBOX STARRED UNREAD' } },
  {
    kind: 'unstar',
    before: { first: ['INBOX', 'STARRED'], answer: ['SENT', 'STARRED'] },
    after: { Offerte: 'INBOX', 'Re: Offerte': 'SENT' },
  },
  {
    kind: 'important',
    after: {
      Offerte: 'IMPORTANT INBOX Klanten',
      'Re: Offerte': 'IMPORTANT SENT',
      'RE: Offerte': 'IMPORTANT INBOX UNREAD',
    },
  },
  { kind: 'unimportant', before: { last: ['INBOX', 'IMPORTANT'] }, after: { 'RE: Offerte': 'INBOX' } },
  { kind: 'archive', after: { Offerte: 'Klanten', 'RE: Offerte': 'UNREAD' } },
  { kind: 'inbox', before: ARCHIVED, after: { Offerte: 'INBOX Klanten', 'RE: Offerte': 'INBOX UNREAD' } },
  {
    kind: 'label',
    more: { label: 'beurs' },
    after: {
      Offerte: 'Beurs INBOX Klanten',
      'Re: Offerte': 'Beurs SENT',
      'RE: Offerte': 'Beurs INBOX UNREAD',
    },
  },
  { kind: 'unlabel', more: { label: 'Klanten' }, after: { Offerte: 'INBOX' } },
  {
    kind: 'move',
    more: { label: 'Beurs', from: 'Klanten' },
    after: { Offerte: 'Beurs', 'Re: Offerte': 'Beurs SENT', 'RE: Offerte': 'Beurs UNREAD' },
  },
  {
    kind: 'spam',
    after: { Offerte: 'Klanten SPAM', 'Re: Offerte': 'SENT SPAM', 'RE: Offerte': 'SPAM UNREAD' },
  },
  {
    kind: 'not_spam',
    before: SPAM,
    place: 'spam',
    after: { Offerte: 'INBOX Klanten', 'RE: Offerte': 'INBOX UNREAD' },
  },
  {
    kind: 'trash',
    after: { Offerte: 'Klanten TRASH', 'Re: Offerte': 'SENT TRASH', 'RE: Offerte': 'TRASH UNREAD' },
  },
  {
    kind: 'restore',
    before: TRASHED,
    after: { Offerte: 'INBOX Klanten', 'Re: Offerte': 'SENT', 'RE: Offerte': 'INBOX UNREAD' },
  },
  { kind: 'archive', before: { first: ['TRASH', 'INBOX'] }, after: { 'RE: Offerte': 'UNREAD' } }, // what is in the trash stays as it is
]

/** Each kind of action that changes labels at Gmail, numbered. */
export const ACTION_CASES: ActionCase[] = CASES.map((each, number) => ({ ...each, number }))
