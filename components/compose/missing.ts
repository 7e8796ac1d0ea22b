import type { DraftView } from '#/lib/drafts/types.ts'
import type { Fields } from './writing.ts'

/** Words by which people say that they send a file along, in the languages that Lilac's users write. */
const ATTACHED =
  /\b(attach(ed|ing|ment)?|enclosed|bijlagen?|bijgevoegd|bijgesloten|pi[èe]ces?[ -]jointes?|ci-joint(e?s?)?|joins? (le|la|les)|anbei|anhang|angehängt|beigefügt|allegat[oi]|in allegato|adjunt[oa]s?|załącz\w*|bifogad?\w*|vedhæftet|vedlagt)/iu

export type Doubt = { sentence: string; send: string }

/** What one may have overlooked, each as a sentence and the words that send it all the same. Each is asked once. */
export function overlooked(
  draft: DraftView,
  fields: Fields,
  files: number,
  text: string, // without the signature
): Doubt[] {
  const outside = draft.kind === 'reply' || draft.kind === 'reply_all' ? newOutside(draft, fields) : []
  const were = outside.length === 1 ? 'was' : 'were'
  const open = unfilled(fields)
  return [
    ...(fields.subject.trim()
      ? []
      : [{ sentence: 'This mail has no subject.', send: 'Send without a subject' }]),
    ...(open.length > 0
      ? [
          {
            sentence: `${open.join(', ')} ${open.length === 1 ? 'has' : 'have'} no value yet.`,
            send: 'Send as it is',
          },
        ]
      : []),
    ...(files === 0 && ATTACHED.test(text)
      ? [{ sentence: 'You write of a file, and none is attached.', send: 'Send without the file' }]
      : []),
    ...(outside.length > 0
      ? [
          {
            sentence: `${outside.join(', ')} ${were} not part of this conversation.`,
            send: 'Send to them too',
          },
        ]
      : []),
  ]
}

const MARK = /<mark class="lilac_missing">([^<|]*)[^<]*<\/mark>|\{\{\s*([a-z][\w.]*)[^{}]*\}\}/gi

/** The variables of a template that have no value, by name: as marks in the text, or as they are written. */
export const unfilled = ({ subject, html }: Pick<Fields, 'subject' | 'html'>): string[] => [
  ...new Set([...`${subject} ${html}`.matchAll(MARK)].map(([, marked, written]) => marked ?? written ?? '')),
]

/** Addresses that were added to an answer, of domains that neither its people nor one's own mailbox have. */
function newOutside(draft: DraftView, { to, cc, bcc, fromEmail }: Fields): string[] {
  const before = [...draft.to, ...draft.cc].map(({ email }) => email.toLowerCase())
  const domains = new Set([...before, fromEmail].map(domainOf))
  return [...to, ...cc, ...bcc].flatMap(({ email }) =>
    before.includes(email.toLowerCase()) || domains.has(domainOf(email)) ? [] : email,
  )
}

const domainOf = (email: string) => email.toLowerCase().replace(/^.*@/, '')
