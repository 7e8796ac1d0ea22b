'use client'

import { PageError } from '#/components/shell/page-error.tsx'
import { TroublePage } from '#/components/shell/trouble-page.tsx'

export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <TroublePage>
      <PageError what="This page" error={error} retry={retry} wayOut={{ href: '/', words: 'Go to Mail' }} />
    </TroublePage>
  )
}
