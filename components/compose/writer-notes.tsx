import { CircleAlert, TriangleAlert } from 'lucide-react'
import { Button } from '#/components/ui/button.tsx'
import type { Sending } from './use-sending.ts'
import type { Problem } from './writing.ts'

/** Above the foot of a mail: what may have been overlooked, and what was refused where no field is to blame. */
export function WriterNotes({
  sending: { asked, goOn, send },
  problem,
}: {
  sending: Sending
  problem: Problem | null
}) {
  return (
    <>
      {asked && (
        <div
          role="alert"
          className="flex flex-wrap items-center gap-2 border-t border-line bg-warn-soft px-4 py-1.5 text-warn-ink"
        >
          <TriangleAlert aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
          <span className="min-w-40 flex-1">{asked.sentence}</span>
          <Button size="sm" onClick={goOn}>
            Go on writing
          </Button>
          <Button size="sm" onClick={() => void send(asked.wish)}>
            {asked.send}
          </Button>
        </div>
      )}
      {problem && (
        <p
          role="alert"
          className="flex items-center gap-2 border-t border-line bg-danger-soft px-4 py-2 text-danger-ink"
        >
          <CircleAlert aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
          {problem.words}
        </p>
      )}
    </>
  )
}
