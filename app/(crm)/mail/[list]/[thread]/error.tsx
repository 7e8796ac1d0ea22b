'use client'

import { useParams } from 'next/navigation'
import { ThreadPlace } from '#/components/mail/panes.tsx'
import { PageError } from '#/components/shell/page-error.tsx'

export default function ThreadError({ error, retry }: { error: unknown; retry: () => void }) {
  const { list } = useParams<{ list: string }>()
  return (
    <ThreadPlace>
      <PageError
        what="This thread"
        error={error}
        retry={retry}
        wayOut={{ href: `/mail/${list}`, words: 'Back to the list' }}
      />
    </ThreadPlace>
  )
}
