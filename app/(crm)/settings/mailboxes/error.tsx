'use client'

import { PageError } from '#/components/shell/page-error.tsx'

export default function MailboxesError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <PageError
      what="Your mailboxes"
      error={error}
      retry={retry}
      wayOut={{ href: '/mail/inbox', words: 'Go to Mail' }}
    />
  )
}
