import { HideBanner } from '#/components/mailboxes/hide-banner.tsx'
import { PostButton } from '#/components/mailboxes/post-button.tsx'
import { ReconnectButton } from '#/components/session/reconnect-button.tsx'
import { Banner } from '#/components/ui/banner.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'
import type { MailboxState, Trouble } from '#/lib/sync/types.ts'

/**
 * The one thing that is said above every page, the most urgent first: a mailbox that waits for its owner, one that is late, one in trouble that
 * passes, then the choice of what to fetch.
 */
export function MailboxBanner({ mailboxes }: { mailboxes: MailboxState[] }) {
  const [worst] = mailboxes
    .flatMap(({ trouble, ...mailbox }) => (trouble && isShown(trouble) ? [{ ...mailbox, trouble }] : []))
    .toSorted((a, b) => rank(a.trouble) - rank(b.trouble))
  if (worst) {
    const { id, trouble } = worst
    return (
      <Banner tone="warn" what={trouble.what} meaning={trouble.meaning}>
        <Way mailboxId={id} trouble={trouble} />
        <HideBanner mailboxId={id} kind={trouble.kind} />
      </Banner>
    )
  }
  const waiting = mailboxes.find(({ phase, trouble }) => phase === 'waiting' && !trouble)
  if (waiting || mailboxes.length === 0)
    return (
      <Banner
        tone="warn"
        what={waiting ? `Nothing of ${waiting.address} is fetched yet.` : 'No mailbox is connected.'}
        meaning={
          waiting
            ? 'Lilac waits for you to say what to fetch from Gmail.'
            : 'Mail shows here once Google lets Lilac read it.'
        }
      >
        <ButtonLink href="/welcome" variant="primary">
          {waiting ? 'Choose' : 'Connect Gmail'}
        </ButtonLink>
      </Banner>
    )
  return null
}

/** The one action: Google again where the grant is gone, a try where somebody else had to do something, else the page that says more. */
function Way({ mailboxId, trouble }: { mailboxId: number; trouble: Trouble }) {
  if (trouble.kind === 'reconnect' || trouble.kind === 'scope' || trouble.kind === 'no_token')
    return <ReconnectButton mailboxId={mailboxId}>Reconnect</ReconnectButton>
  if (trouble.needsPerson)
    return (
      <PostButton path={`/api/v1/mailboxes/${mailboxId}/look`} variant="primary" size="md">
        Try again
      </PostButton>
    )
  return <ButtonLink href={`/settings/mailboxes/${mailboxId}`}>See the mailbox</ButtonLink>
}

const isShown = ({ kind, hidden }: Trouble) => !hidden && kind !== 'history' // which mends itself, and whose page says it

const rank = ({ kind, needsPerson }: Trouble) => (needsPerson ? 0 : kind === 'late' ? 1 : 2)
