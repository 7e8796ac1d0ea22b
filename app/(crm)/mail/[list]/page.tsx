import { NoThread } from '#/components/mail/panes.tsx'

/** A list without an open thread. */
export default function ListPage() {
  return (
    <NoThread
      title="No thread is open"
      sentence="Choose one from the list. In the list, J and K move, and Enter opens."
    />
  )
}
