'use client'

import { TriangleAlert } from 'lucide-react'
import { Button } from '#/components/ui/button.tsx'
import type { DoubtfulSender, MailPerson } from '#/lib/mail/types.ts'
import { useKnownSender } from './use-known-sender.ts'

/** Why one should look twice at who sent a message, and "I know them", after which this person is not warned of that address again. */
export function SenderWarning({
  messageId,
  from,
  warning,
}: {
  messageId: number
  from: MailPerson
  warning: DoubtfulSender
}) {
  const known = useKnownSender(messageId)
  const { title, rows } = wordsOf(warning)
  const problem = known.error && (
    <p role="alert" className="text-xs text-danger-ink">
      {known.error.message}
    </p>
  )
  if (known.data)
    return (
      <div
        role="status"
        className="mt-3 flex min-h-8 flex-wrap items-center gap-x-2 rounded-md bg-sunken px-3 text-xs text-ink-2"
      >
        <span className="min-w-0 [overflow-wrap:anywhere]">You know {from.email || 'this sender'}</span>
        <Button variant="link" size="sm" autoFocus busy={known.isPending} onClick={() => known.mutate(false)}>
          Undo
        </Button>
        {problem}
      </div>
    )
  return (
    <section aria-label="Sender" className="mt-3 flex gap-2.5 rounded-lg bg-warn-soft p-3">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn-ink" strokeWidth={1.75} />
      <div className="min-w-0 flex-1">
        <p role="alert" className="font-medium text-warn-ink">
          {title}
        </p>
        <dl className="mt-1.5 grid grid-cols-[84px_minmax(0,1fr)] gap-y-0.5 text-xs">
          {rows.map(([name, value]) => (
            <Row key={name} name={name}>
              <span className="font-mono">{value}</span>
            </Row>
          ))}
          <Row name="Sent from">
            <span className="font-mono font-medium text-warn-ink">{from.email || 'no address'}</span>
          </Row>
          <Row name="Before this">{earlierWords(warning)}</Row>
        </dl>
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <Button size="sm" busy={known.isPending} onClick={() => known.mutate(true)}>
            I know them
          </Button>
          {problem}
        </div>
      </div>
    </section>
  )
}

const Row = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div className="contents">
    <dt className="text-ink-2">{name}</dt>
    <dd className="[overflow-wrap:anywhere]">{children}</dd>
  </div>
)

function wordsOf(warning: DoubtfulSender): { title: string; rows: [string, string][] } {
  switch (warning.kind) {
    case 'claims':
      return {
        title: 'The name says one address, the mail comes from another',
        rows: [['Name claims', warning.claims]],
      }
    case 'marks':
      return {
        title: 'The name holds marks that can not be seen',
        rows: [['Written as', warning.name]],
      }
    case 'domain':
      return {
        title: warning.deceptive
          ? 'The letters of this address look like others'
          : 'This address has letters beyond a to z',
        rows: [
          ['Reads as', warning.written],
          ['Really is', warning.ascii],
        ],
      }
  }
}

function earlierWords({ earlier, counted }: DoubtfulSender): string {
  if (earlier === 0) return 'no mail from this address to you'
  if (earlier === 1) return '1 mail from this address to you'
  return `${earlier >= counted ? `${counted} or more` : earlier} mails from this address to you`
}
