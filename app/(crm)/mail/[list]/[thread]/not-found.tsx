import { ThreadPlace } from '#/components/mail/panes.tsx'
import { Trouble } from '#/components/shell/trouble.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'

export default function ThreadNotFound() {
  return (
    <ThreadPlace>
      <Trouble
        title="This thread does not exist"
        sentence="It may have been deleted at Gmail, or it is not yours to see."
      >
        <ButtonLink href="/mail/inbox" variant="primary">
          Back to Inbox
        </ButtonLink>
      </Trouble>
    </ThreadPlace>
  )
}
