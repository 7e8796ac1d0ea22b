'use client'

import { PageError } from '#/components/shell/page-error.tsx'

/** Beside the list of settings, which stays: another of its pages may be well. */
export default function SettingsError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <PageError
      what="These settings"
      error={error}
      retry={retry}
      wayOut={{ href: '/mail/inbox', words: 'Go to Mail' }}
    />
  )
}
