import { Banner } from '#/components/ui/banner.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'
import type { Words } from '#/lib/session/types.ts'
import type { MailboxState } from '#/lib/sync/types.ts'
import { ReconnectButton } from './reconnect-button.tsx'

/** Says in words what is missing between Lilac and Google, with the one button that asks Google for it. `mailbox` is null for another one, `first` when there is none yet. */
export function ConnectMailbox({
  mailbox,
  first,
  problem,
}: {
  mailbox: MailboxState | null
  first: boolean
  problem: Words | null
}) {
  const { title, sentence, action } = wordsFor(mailbox, first)
  return (
    <>
      <div className="px-6 pt-7 pb-7 sm:px-8">
        {problem && (
          <div className="mb-5">
            <Banner tone="danger" what={problem.what} meaning={problem.meaning} />
          </div>
        )}
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <p className="mt-1 max-w-[76ch] text-md text-pretty text-ink-2">{sentence}</p>
        {mailbox && <p className="mt-5 rounded-lg bg-sunken px-4 py-3 font-medium">{mailbox.address}</p>}
      </div>
      <footer className="flex min-h-16 flex-wrap items-center justify-end gap-3 border-t border-line px-6 py-3 sm:px-8">
        {!first && (
          <ButtonLink variant="ghost" href="/mail/inbox" className="mr-auto -ml-3">
            Go on without it
          </ButtonLink>
        )}
        <ReconnectButton mailboxId={mailbox?.id ?? null}>{action}</ReconnectButton>
      </footer>
    </>
  )
}

function wordsFor(mailbox: MailboxState | null, first: boolean) {
  if (!mailbox)
    return {
      title: first ? 'Connect your Gmail' : 'Connect another Gmail',
      sentence: `${first ? 'Lilac has no mailbox of yours yet. ' : ''}Google asks which account it is, and whether Lilac may read it.`,
      action: 'Connect Gmail',
    }
  if (mailbox.trouble && mailbox.trouble.kind !== 'no_token')
    return {
      title: 'Reconnect your Gmail',
      sentence: `${mailbox.trouble.what} ${mailbox.trouble.meaning}`,
      action: 'Reconnect',
    }
  return {
    title: 'One more yes from Google',
    sentence:
      'You are signed in, but Google gave Lilac no lasting access to your mail: it does so only when it asks you. Go there once more and leave the Gmail box ticked.',
    action: 'Continue to Google',
  }
}
