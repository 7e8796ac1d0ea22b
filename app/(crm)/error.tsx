'use client'

import { PageError } from '#/components/shell/page-error.tsx'

export default function CrmError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <PageError what="This page" error={error} retry={retry} wayOut={{ href: '/', words: 'Go to Mail' }} />
  )
}
