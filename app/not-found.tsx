import type { Metadata } from 'next'
import { connection } from 'next/server'
import { Trouble } from '#/components/shell/trouble.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'

export const metadata: Metadata = { title: 'Not found' }

/** Made for each request, so that its scripts carry the nonce of that request's policy (proxy.ts). */
export default async function NotFound() {
  await connection()
  return (
    <Trouble
      title="This page does not exist"
      sentence="It may have moved, or it is not yours to see. The address may also have a typo."
    >
      <ButtonLink href="/" variant="primary">
        Go to Mail
      </ButtonLink>
    </Trouble>
  )
}
