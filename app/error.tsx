'use client'

import { RotateCw } from 'lucide-react'
import { Trouble } from '#/components/shell/trouble.tsx'
import { Button, ButtonLink } from '#/components/ui/button.tsx'

/** What is shown when a page could not be made. The code is also in the server's log. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Trouble
      title="This page could not be shown"
      sentence="Something on the server failed. Your mail is safe: it is in Gmail and in the database."
      code={digestOf(error)}
    >
      <Button variant="primary" onClick={() => retry()}>
        <RotateCw aria-hidden className="size-4" strokeWidth={1.75} />
        Try again
      </Button>
      <ButtonLink href="/">Go to Mail</ButtonLink>
    </Trouble>
  )
}

const digestOf = (error: unknown) =>
  error instanceof Error && 'digest' in error ? String(error.digest) : undefined
