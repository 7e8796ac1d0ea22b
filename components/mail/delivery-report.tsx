import { CircleAlert, CircleCheck, Clock as ClockIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '#/components/ui/classes.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { fullTime, shortTime } from '#/components/ui/dates.ts'
import type { Bounce, MailPerson } from '#/lib/mail/types.ts'
import type { DeliveryReport as Report } from '#/lib/mime/types.ts'
import { bounceLines, deliveryTone, deliveryWords } from './delivery-words.ts'
import { Opener } from './opener.tsx'

const TONES = {
  danger: { look: 'bg-danger-soft', ink: 'text-danger-ink', Icon: CircleAlert },
  warn: { look: 'bg-warn-soft', ink: 'text-warn-ink', Icon: ClockIcon },
  quiet: { look: 'bg-sunken', ink: 'text-ink-3', Icon: CircleCheck },
}

/** What became of a mail that was sent before, for each who was to get it; the server's own words when asked for. */
export function DeliveryReport({ report }: { report: Report }) {
  const clock = useClock()
  const said = report.recipients.filter((recipient) => recipient.said !== '' || recipient.status !== null)
  return (
    <Notice name="Delivery report" tone={deliveryTone(report.recipients.map(({ outcome }) => outcome))}>
      {report.recipients.map((recipient, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an address may be reported twice, and a report never changes
        <p key={index} className="text-ink [overflow-wrap:anywhere]">
          {deliveryWords(recipient, report, clock)}
        </p>
      ))}
      {report.otherRecipients > 0 && (
        <p className="text-ink-2">
          {report.otherRecipients === 1 ? '1 more recipient' : `${report.otherRecipients} more recipients`} in
          the report
        </p>
      )}
      {said.length > 0 && (
        <details className="group/more text-xs text-ink-2">
          <Opener>What the server said</Opener>
          {said.map((recipient, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <p key={index} lang="en" className="mt-1 font-mono [overflow-wrap:anywhere]">
              {[recipient.email, recipient.said || recipient.status].join(': ')}
            </p>
          ))}
        </details>
      )}
    </Notice>
  )
}

/** On a mail that was sent: for whom it did not arrive, or not yet. */
export function Undelivered({ bounces, people }: { bounces: Bounce[]; people: MailPerson[] }) {
  const clock = useClock()
  const lines = bounceLines(bounces, people, clock)
  return (
    <Notice name="Not delivered" tone={deliveryTone(lines.map(({ kind }) => kind))}>
      {lines.map(({ email, words, at }) => (
        <p key={email} className="text-ink [overflow-wrap:anywhere]">
          {words}{' '}
          <time
            dateTime={new Date(at).toISOString()}
            title={fullTime(at, clock)}
            className="tnum whitespace-nowrap text-xs text-ink-2"
          >
            {shortTime(at, clock)}
          </time>
        </p>
      ))}
    </Notice>
  )
}

function Notice({ name, tone, children }: { name: string; tone: keyof typeof TONES; children: ReactNode }) {
  const { look, ink, Icon } = TONES[tone]
  return (
    <section aria-label={name} className={classes('mt-3 flex gap-2.5 rounded-lg p-3', look)}>
      <Icon aria-hidden className={classes('mt-0.5 size-4 shrink-0', ink)} strokeWidth={1.75} />
      <div className="grid min-w-0 flex-1 gap-1.5">{children}</div>
    </section>
  )
}
