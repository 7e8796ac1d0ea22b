import type { DraftView } from '#/lib/drafts/types.ts'
import type { Fields } from './writing.ts'

/** Words by which people say that they send a file along, in the languages that Lilac's users write. */
const ATTACHED =
  /\b(attach(ed|ing|ment)?|enclosed|bijlagen?|bijgevoegd|bijgesloten|pi[èe]ces?[ -]jointes?|ci-joint(e?s?)?|joins? (le|la|les)|anbei|anhang|angehängt|beigefügt|allegat[oi]|in allegato|adjunt[oa]s?|załącz\w*|bifogad?\w*|vedhæftet|vedlagt)/iu

/** What one may have overlooked, each as a sentence and what sends it all the same. It is asked once. */
export function overlooked(
  draft: DraftView,
  fields: Fields,
  files: number,
  text: string, // without the signature
): { sentence: string; send: string } | null {
  if (!fields.subject.trim()) return { sentence: 'This mail has no subject.', send: 'Send without a subject' }
  if (files === 0 && ATTACHED.test(text))
    return { sentence: 'You write of a file, and none is attached.', send: 'Send without the file' }
  const outside = draft.kind === 'reply' || draft.kind === 'reply_all' ? newOutside(draft, fields) : []
  if (outside.length > 0)
    return {
      sentence: `${outside.join(', ')} ${outside.length === 1 ? 'was' : 'were'} not part of this conversation.`,
      send: 'Send to them too',
    }
  return null
}

/** Addresses that were added to an answer, of domains that neither its people nor one's own mailbox have. */
function newOutside(draft: DraftView, { to, cc, bcc, fromEmail }: Fields): string[] {
  const before = [...draft.to, ...draft.cc].map(({ email }) => email.toLowerCase())
  const domains = new Set([...before, fromEmail].map(domainOf))
  return [...to, ...cc, ...bcc].flatMap(({ email }) =>
    before.includes(email.toLowerCase()) || domains.has(domainOf(email)) ? [] : email,
  )
}

const domainOf = (email: string) => email.toLowerCase().replace(/^.*@/, '')
