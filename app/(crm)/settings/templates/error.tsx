'use client'

import { PageError } from '#/components/shell/page-error.tsx'

/** Templates are not lost by it: they are read anew. */
export default function TemplatesError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <PageError
      what="The templates"
      error={error}
      retry={retry}
      wayOut={{ href: '/mail/inbox', words: 'Go to Mail' }}
    />
  )
}
