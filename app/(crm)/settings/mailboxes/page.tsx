import type { Metadata } from 'next'
import { z } from 'zod'
import { MailboxList } from '#/components/mailboxes/mailbox-list.tsx'
import { mailboxDeeds } from '#/lib/mailboxes/deeds.ts'
import { pageRegion } from '#/lib/me/queries.ts'
import { consentProblem } from '#/lib/session/told.ts'
import { requireViewer } from '#/lib/session/viewer.ts'
import { mailboxStates } from '#/lib/sync/progress.ts'

export const metadata: Metadata = { title: 'Mailboxes' }

const searchSchema = z.object({ problem: z.string().optional().catch(undefined) })

export default async function MailboxesPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const viewer = await requireViewer()
  const { problem } = searchSchema.parse(await searchParams)
  const [mailboxes, deeds, region, words] = await Promise.all([
    mailboxStates(viewer),
    mailboxDeeds(viewer),
    pageRegion(viewer),
    problem === undefined ? null : consentProblem(viewer, problem),
  ])
  return (
    <MailboxList mailboxes={mailboxes} deeds={deeds} problem={words} clock={{ now: Date.now(), ...region }} />
  )
}
