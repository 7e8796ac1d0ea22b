import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { ChooseStart } from '#/components/session/choose-start.tsx'
import { ConnectMailbox } from '#/components/session/connect-mailbox.tsx'
import { FirstSteps } from '#/components/session/first-steps.tsx'
import { minutesFor } from '#/lib/mailboxes/page.ts'
import { pageRegion } from '#/lib/me/queries.ts'
import { consentProblem } from '#/lib/session/told.ts'
import { requireViewer } from '#/lib/session/viewer.ts'
import { mailboxStates } from '#/lib/sync/progress.ts'

export const metadata: Metadata = { title: 'Welcome' }

const searchSchema = z.object({ problem: z.string().optional().catch(undefined) })

/** What is still to be done before mail can be read: access that lasts, then the choice of what to fetch. */
export default async function WelcomePage({ searchParams }: { searchParams: Promise<unknown> }) {
  const viewer = await requireViewer()
  const { problem } = searchSchema.parse(await searchParams)
  const mailboxes = await mailboxStates(viewer)
  const broken = mailboxes.find((mailbox) => mailbox.trouble?.needsPerson)
  const unchosen = mailboxes.find((mailbox) => mailbox.phase === 'waiting')

  if (problem !== undefined || broken || mailboxes.length === 0)
    return (
      <FirstSteps step={1} viewer={viewer}>
        <ConnectMailbox
          mailbox={broken ?? null}
          first={mailboxes.length === 0}
          problem={await consentProblem(viewer, problem)}
        />
      </FirstSteps>
    )
  if (!unchosen) redirect('/mail/inbox')
  return (
    <FirstSteps step={2} viewer={viewer}>
      <ChooseStart
        mailbox={unchosen}
        minutes={unchosen.messagesTotal === null ? null : minutesFor(unchosen.messagesTotal)}
        first={mailboxes.every(({ phase }) => phase === 'waiting')}
        locale={(await pageRegion(viewer)).locale}
      />
    </FirstSteps>
  )
}
