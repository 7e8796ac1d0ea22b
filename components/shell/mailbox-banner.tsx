import { ReconnectButton } from '#/components/session/reconnect-button.tsx'
import { Banner } from '#/components/ui/banner.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'
import type { MailboxState } from '#/lib/sync/types.ts'

/** The one thing that a mailbox needs from its owner, if it needs any: access again, or the choice of what to fetch. */
export function MailboxBanner({ mailboxes }: { mailboxes: MailboxState[] }) {
  const broken = mailboxes.find((mailbox) => mailbox.phase === 'stopped' || mailbox.needsConsent)
  if (broken)
    return (
      <Banner
        tone="warn"
        what={broken.address}
        meaning={
          broken.lastError ?? 'Lilac has no access to this mailbox. No mail is lost. Reconnect to go on.'
        }
      >
        <ReconnectButton mailboxId={broken.id}>Reconnect</ReconnectButton>
      </Banner>
    )
  if (mailboxes.length === 0 || mailboxes.some((mailbox) => mailbox.start === null))
    return (
      <Banner
        tone="warn"
        what="Nothing is fetched yet."
        meaning="Lilac waits for you to say what to fetch from Gmail."
      >
        <ButtonLink href="/welcome" variant="primary">
          Choose
        </ButtonLink>
      </Banner>
    )
  return null
}
