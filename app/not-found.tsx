import type { Metadata } from 'next'
import { Trouble } from '#/components/shell/trouble.tsx'
import { TroublePage } from '#/components/shell/trouble-page.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <TroublePage>
      <Trouble title="This page does not exist" sentence="It may have moved, or the address has a typo.">
        <ButtonLink href="/" variant="primary">
          Go to Mail
        </ButtonLink>
      </Trouble>
    </TroublePage>
  )
}
