import type { Metadata } from 'next'
import { Trouble } from '#/components/shell/trouble.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'

export const metadata: Metadata = { title: 'Not found' }

export default function CrmNotFound() {
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
