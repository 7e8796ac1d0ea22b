import { usePathname } from 'next/navigation'
import { useEffect, useSyncExternalStore } from 'react'

/** Where one is in the mail: the address of a list, and the id of the open thread. */
export type MailPlace = { list: string; thread: number | null }

const PLACE = /^\/mail\/(?!drafts\/?$|outbox\/?$)([a-z0-9-]+)(?:\/(\d{1,15}))?\/?$/

export function readPlace(path: string): MailPlace | null {
  const [, list, thread] = PLACE.exec(path) ?? []
  return list === undefined ? null : { list, thread: thread === undefined ? null : Number(thread) }
}

const writePlace = ({ list, thread }: MailPlace): string =>
  `/mail/${list}${thread === null ? '' : `/${thread}`}`

/**
 * The place, which changes in the same frame as a click: what a list or a thread shows is at hand or on its way, so nothing waits for a page
 * of the server. Next's router follows, since it watches the history. Null outside the mail.
 */
export function useMailPlace(): MailPlace | null {
  const path = usePathname()
  const here = useSyncExternalStore(
    listen,
    () => location.pathname,
    () => path,
  )
  return readPlace(here) ?? readPlace(path) // while Next brings a first page of mail, the browser is still at the one before
}

/** Goes to a list or a thread, from within the mail. */
export function goTo(place: MailPlace): void {
  history.pushState(null, '', writePlace(place))
  for (const tell of listeners) tell()
}

/** Whether a page of mail stands that follows the place. What says that a list does not exist is none: from there a list is a page of the server. */
export const isPlaceFollowed = (): boolean => followers > 0

/** Says that the page of mail stands. */
export function useFollowsPlace(): void {
  useEffect(() => {
    followers++
    return () => {
      followers--
    }
  }, [])
}

let followers = 0

const listeners = new Set<() => void>()

function listen(tell: () => void): () => void {
  listeners.add(tell)
  addEventListener('popstate', tell)
  return () => {
    listeners.delete(tell)
    removeEventListener('popstate', tell)
  }
}
