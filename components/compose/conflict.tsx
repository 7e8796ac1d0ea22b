import { Button } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { shortTime } from '#/components/ui/dates.ts'
import type { DraftView } from '#/lib/drafts/types.ts'

/** The draft was changed elsewhere meanwhile: both texts are there until somebody says which one goes on. */
export function Conflict({
  other,
  onChoose,
}: {
  other: DraftView
  onChoose: (choice: 'mine' | 'other' | 'both') => void
}) {
  const clock = useClock()
  return (
    <section aria-label="Changed elsewhere" className="mx-4 mb-3 rounded-lg bg-warn-soft p-3 max-sm:mx-3">
      <p role="alert" className="font-medium text-warn-ink">
        This draft was changed elsewhere at {shortTime(other.savedAt, clock)}. Both texts are kept.
      </p>
      <iframe
        title="The other text"
        sandbox=""
        srcDoc={`<body style="margin:8px;font:14px/22px system-ui,sans-serif;background:#fff;color:#222">${other.html}</body>`}
        className="my-2 h-28 w-full rounded-md border border-line bg-surface"
      />
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => onChoose('both')}>
          Keep both
        </Button>
        <Button size="sm" onClick={() => onChoose('mine')}>
          Go on with mine
        </Button>
        <Button size="sm" onClick={() => onChoose('other')}>
          Take this one
        </Button>
      </div>
    </section>
  )
}
