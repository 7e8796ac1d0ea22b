'use client'

import { usePathname } from 'next/navigation'
import { Trouble } from '#/components/shell/trouble.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'

/** For an address of mail at which there is nothing: says what it is that does not exist, a list or a thread. */
export function MissingMail() {
  const [, , , thread] = usePathname().split('/')
  return thread === undefined ? <MissingList /> : <MissingThread />
}

/** A list that is not there, or not the viewer's. */
export const MissingList = () => <Missing what="list" why="Its label may have been deleted at Gmail" />

/** A thread that is not there, or not the viewer's. */
export const MissingThread = () => <Missing what="thread" why="It may have been deleted at Gmail" />

function Missing({ what, why }: { what: string; why: string }) {
  return (
    <Trouble title={`This ${what} does not exist`} sentence={`${why}, or it is not yours to see.`}>
      <ButtonLink href="/mail/inbox" variant="primary">
        Go to Inbox
      </ButtonLink>
    </Trouble>
  )
}
