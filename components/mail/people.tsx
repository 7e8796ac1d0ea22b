import { ChevronDown } from 'lucide-react'
import type { MailPerson, MessageDetails } from '#/lib/mail/types.ts'
import { nameOf, namesFor } from './names.ts'

/** Whom a message went to: in a line, and in full when asked for, with every address. */
export function People({
  from,
  details,
  address,
  sent,
}: {
  from: MailPerson
  details: MessageDetails
  address: string
  sent: string | null // by its sender's own clock, where that shows something else
}) {
  const { to, cc, bcc, replyTo, warning } = details
  const rows: [string, MailPerson[]][] = [
    ['From', [from]],
    ['Reply to', replyTo],
    ['To', to],
    ['Cc', cc],
    ['Bcc', bcc],
  ]
  const shown = nameOf(from) === from.email ? '' : from.email // beside the name where there is room, else here
  const line = [
    to.length > 0 && `to ${namesFor(to, address)}`,
    cc.length > 0 && `cc ${namesFor(cc, address)}`,
    bcc.length > 0 && `bcc ${namesFor(bcc, address)}`,
  ]
    .filter(Boolean)
    .join(', ')
  return (
    <details className="group/people -mt-6 -mb-1 text-xs text-ink-3 max-sm:pl-11">
      <summary className="flex min-h-6 max-w-full list-none items-center gap-1 rounded-sm group-open/people:text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <span className="truncate">
          {warning ? (
            <>
              <span className="font-medium text-warn-ink">really from {from.email || 'no address'}</span>,{' '}
            </>
          ) : (
            shown && <span className="sm:hidden">{shown}, </span>
          )}
          {line || 'to nobody named'}
        </span>
        <ChevronDown aria-hidden className="size-3 shrink-0 group-open/people:rotate-180" strokeWidth={2} />
      </summary>
      <dl className="mt-2 mb-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
        {rows
          .filter(([, people]) => people.length > 0)
          .map(([word, people]) => (
            <div key={word} className="contents">
              <dt>{word}</dt>
              <dd className="text-ink-2 [overflow-wrap:anywhere]">
                {people.map((person, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a mail may name one address twice, and its people never change
                  <span key={index} className="block">
                    {nameOf(person)}
                    {person.email && nameOf(person) !== person.email && (
                      <span className="text-ink-3"> &lt;{person.email}&gt;</span>
                    )}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        {sent && (
          <div className="contents">
            <dt>Sent there</dt>
            <dd className="tnum text-ink-2">{sent}</dd>
          </div>
        )}
      </dl>
    </details>
  )
}
