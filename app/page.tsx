import { redirect } from 'next/navigation'
import { requireViewer } from '#/lib/session/viewer.ts'
import { mailboxStates } from '#/lib/sync/progress.ts'

/** Mail is the first page until Today comes; before it, the choice of what to fetch. */
export default async function HomePage() {
  const mailboxes = await mailboxStates(await requireViewer())
  const chosen = mailboxes.length > 0 && mailboxes.every(({ phase }) => phase !== 'waiting')
  redirect(chosen ? '/mail/inbox' : '/welcome')
}
