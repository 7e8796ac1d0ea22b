import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { MailboxPage } from '#/components/mailboxes/mailbox-page.tsx'
import { idParams } from '#/lib/api/input.ts'
import { wasErased } from '#/lib/mailboxes/deeds.ts'
import { mailboxPage } from '#/lib/mailboxes/page.ts'
import { pageRegion } from '#/lib/me/queries.ts'
import { consentProblem } from '#/lib/session/told.ts'
import { requireViewer } from '#/lib/session/viewer.ts'

export const metadata: Metadata = { title: 'Mailbox' }

const searchSchema = z.object({ problem: z.string().optional().catch(undefined) })

/** One mailbox of the viewer's. Whoever looks on while it is erased is led to what was done. */
export default async function OneMailboxPage({
  params,
  searchParams,
}: {
  params: Promise<unknown>
  searchParams: Promise<unknown>
}) {
  const viewer = await requireViewer()
  const id = idParams.safeParse(await params).data?.id
  if (id === undefined) notFound()
  const { problem } = searchSchema.parse(await searchParams)
  const [mailbox, region, words] = await Promise.all([
    mailboxPage(viewer, id),
    pageRegion(viewer),
    problem === undefined ? null : consentProblem(viewer, problem),
  ])
  if (mailbox) return <MailboxPage mailbox={mailbox} problem={words} clock={{ now: Date.now(), ...region }} />
  if (await wasErased(viewer, id)) redirect('/settings/mailboxes')
  notFound()
}
