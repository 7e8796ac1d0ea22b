import { HideBanner } from '#/components/mailboxes/hide-banner.tsx'
import { PostButton } from '#/components/mailboxes/post-button.tsx'
import { ReconnectButton } from '#/components/session/reconnect-button.tsx'
import { Banner } from '#/components/ui/banner.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'
import type { Trouble } from '#/lib/sync/types.ts'
import type { BannerChoice } from './banner-choice.ts'

/** The banner above every page, with its one action. */
export function MailboxBanner({ choice }: { choice: BannerChoice }) {
  if (choice.kind === 'trouble') {
    const { mailboxId, trouble } = choice
    return (
      <Banner tone="warn" what={trouble.what} meaning={trouble.meaning} className={EDGE}>
        <Way mailboxId={mailboxId} trouble={trouble} />
        <HideBanner path={`/api/v1/mailboxes/${mailboxId}/banner`} kind={trouble.kind} />
      </Banner>
    )
  }
  if (choice.kind === 'unsent') {
    const { what, meaning } = unsentWords(choice)
    return (
      <Banner tone={choice.failed > 0 ? 'danger' : 'warn'} what={what} meaning={meaning} className={EDGE}>
        <ButtonLink href="/mail/outbox" variant="primary" size="sm">
          Open the outbox
        </ButtonLink>
        <HideBanner path="/api/v1/outbox/banner" />
      </Banner>
    )
  }
  const waiting = choice.kind === 'waiting'
  return (
    <Banner
      tone="warn"
      what={waiting ? `Nothing of ${choice.address} is fetched yet.` : 'No mailbox is connected.'}
      meaning={
        waiting
          ? 'Lilac waits for you to say what to fetch from Gmail.'
          : 'Mail shows here once Google lets Lilac read it.'
      }
      className={EDGE}
    >
      <ButtonLink href="/welcome" variant="primary" size="sm">
        {waiting ? 'Choose' : 'Connect Gmail'}
      </ButtonLink>
    </Banner>
  )
}

function unsentWords({ failed, asking }: { failed: number; asking: number }) {
  const mails = (count: number) => (count === 1 ? '1 mail' : `${count} mails`)
  const were = (count: number) => (count === 1 ? 'was' : 'were')
  if (failed === 0)
    return {
      what: `Nobody can tell whether ${mails(asking)} ${were(asking)} sent.`,
      meaning: 'Google’s answer was lost. Lilac sends nothing twice by itself: say what to do.',
    }
  return {
    what: `${mails(failed)} could not be sent.`,
    meaning: `The outbox says why. Nothing is lost.${asking > 0 ? ` ${mails(asking)} more ${asking === 1 ? 'asks' : 'ask'} you whether ${asking === 1 ? 'it was' : 'they were'} sent.` : ''}`,
  }
}

const EDGE = 'max-sm:rounded-none max-sm:border-x-0 max-sm:border-t-0' // a phone has no room around it

/** The one action: Google again where the grant is gone, a try where somebody else had to do something, else the page that says more. */
function Way({ mailboxId, trouble }: { mailboxId: number; trouble: Trouble }) {
  if (trouble.kind === 'reconnect' || trouble.kind === 'scope' || trouble.kind === 'no_token')
    return (
      <ReconnectButton mailboxId={mailboxId} size="sm">
        Reconnect
      </ReconnectButton>
    )
  if (trouble.needsPerson)
    return (
      <PostButton path={`/api/v1/mailboxes/${mailboxId}/look`} variant="primary">
        Try again
      </PostButton>
    )
  return (
    <ButtonLink href={`/settings/mailboxes/${mailboxId}`} size="sm">
      See the mailbox
    </ButtonLink>
  )
}
