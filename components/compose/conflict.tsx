import { useQuery } from '@tanstack/react-query'
import { useOutgoing } from '#/components/mail/queries.ts'
import { Button } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { shortTime } from '#/components/ui/dates.ts'
import { callApi } from '#/lib/api/client.ts'
import type { DraftView } from '#/lib/drafts/types.ts'
import { sayRefused, wordsOf } from './discard.ts'
import { type Choice, chooseDraft, chooseText } from './two-texts.ts'
import { useWriting } from './use-writing.ts'
import type { Writing } from './writing.ts'

/**
 * The draft was changed elsewhere while it was written here: both texts are there until somebody says which one goes on. The other is what this
 * draft became in another browser, or a draft of its own where it was changed in Gmail.
 */
export function Conflict({ composerKey, writing }: { composerKey: string; writing: Writing }) {
  const { draft, other } = useWriting(writing)
  const written = useOutgoing().drafts.find((one) => one.conflictOf !== null && one.conflictOf === draft?.id)
  const { data: inGmail } = useQuery({
    queryKey: ['draft', written?.id, written?.version],
    queryFn: () => callApi<DraftView>('GET', `/api/v1/drafts/${written?.id}`),
    enabled: written !== undefined,
  })
  if (other)
    return <TwoTexts where="elsewhere" other={other} onChoose={(choice) => chooseText(writing, choice)} />
  if (!written || !inGmail) return null
  return (
    <TwoTexts
      where="in Gmail"
      other={inGmail}
      onChoose={(choice) => chooseDraft(composerKey, writing, inGmail, choice)}
    />
  )
}

function TwoTexts({
  where,
  other,
  onChoose,
}: {
  where: string
  other: DraftView
  onChoose: (choice: Choice) => Promise<void>
}) {
  const clock = useClock()
  const choose = (choice: Choice) => void onChoose(choice).catch((error) => sayRefused(wordsOf(error)))
  return (
    <section aria-label="Changed elsewhere" className="mx-4 mb-3 rounded-lg bg-warn-soft p-3 max-sm:mx-3">
      <p role="alert" className="font-medium text-warn-ink">
        This draft was changed {where} at {shortTime(other.savedAt, clock)}. Both texts are kept.
      </p>
      <iframe
        title="The other text"
        sandbox=""
        srcDoc={`<body style="margin:8px;font:14px/22px system-ui,sans-serif;background:#fff;color:#222">${other.html}</body>`}
        className="my-2 h-28 w-full rounded-md border border-line bg-surface"
      />
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => choose('both')}>
          Keep both
        </Button>
        <Button size="sm" onClick={() => choose('mine')}>
          Go on with mine
        </Button>
        <Button size="sm" onClick={() => choose('other')}>
          Take this one
        </Button>
      </div>
    </section>
  )
}
