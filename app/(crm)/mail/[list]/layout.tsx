import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache, type ReactNode } from 'react'
import { ListPane } from '#/components/mail/list-pane.tsx'
import { Panes } from '#/components/mail/panes.tsx'
import { ThreadList } from '#/components/mail/thread-list.tsx'
import { readListAddress, showsOf, writeListAddress } from '#/lib/mail/address.ts'
import { emptyWords } from '#/lib/mail/empty-words.ts'
import { threadList } from '#/lib/mail/threads.ts'
import { zoneOf } from '#/lib/mail/zone.ts'
import { requireViewer } from '#/lib/session/viewer.ts'
import { mailboxStates } from '#/lib/sync/progress.ts'

type Props = { params: Promise<{ list: string }>; children: ReactNode }

const TABS = { all: 'All', unread: 'Unread', starred: 'Starred' }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await load((await params).list)
  if (!found) return { title: 'Not found' }
  const { head } = found
  return { title: head.unread > 0 ? `${head.title} (${head.unread})` : head.title }
}

/** A list, which stays while one reads one thread after the other. Its address is one part of the path, so that a layout can know it. */
export default async function ListLayout({ params, children }: Props) {
  const found = await load((await params).list)
  if (!found) notFound()
  const { address, head, page, zone, states } = found
  const addressOf = (show: typeof address.show) => writeListAddress({ ...address, show, before: null })
  const tabs = showsOf(address.list).map((show) => ({
    name: TABS[show],
    address: addressOf(show),
    current: show === address.show,
  }))
  const text = writeListAddress(address)
  return (
    <Panes>
      <ListPane head={head} tabs={tabs} newest={address.before && addressOf(address.show)}>
        <ThreadList
          key={text}
          address={text}
          page={page}
          mixed={head.mixed}
          clock={{ now: Date.now(), zone }}
          empty={emptyWords(address, states)}
        />
      </ListPane>
      {children}
    </Panes>
  )
}

/** Asked once for the title and the page. Null when there is no such list, or it is not the viewer's. */
const load = cache(async (text: string) => {
  const viewer = await requireViewer()
  const address = readListAddress(text)
  if (!address) return null
  const [list, zone, states] = await Promise.all([
    threadList(viewer, address),
    zoneOf(viewer),
    mailboxStates(viewer),
  ])
  if (!list) return null
  return { ...list, address, zone, states }
})
