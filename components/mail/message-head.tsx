import { Paperclip, Star, UserX } from 'lucide-react'
import { Avatar } from '#/components/ui/avatar.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { fullTime, shortTime } from '#/components/ui/dates.ts'
import type { MessageFacts } from '#/lib/mail/types.ts'
import { nameOf } from './names.ts'

/** The line that is a message while it is folded, and its head while it is open. */
export function MessageHead({
  facts,
  sent,
  doubtful,
}: {
  facts: MessageFacts
  sent: string | null // by its sender's own clock, where that shows something else
  doubtful: boolean // who sent it may be somebody else: what stands as the name is only quoted
}) {
  const clock = useClock()
  const { from } = facts
  const name = doubtful && from.name ? `“${from.name.replace(/^[“„]|[”“]$/g, '')}”` : nameOf(from)
  return (
    <summary className="flex min-h-[39px] list-none items-center gap-3 px-5 outline-offset-[-2px] group-open:items-start group-open:pt-4 group-open:pb-2 hover:bg-hover group-open:hover:bg-transparent max-sm:min-h-11 max-sm:px-4 [&::-webkit-details-marker]:hidden">
      <span className="flex w-6 shrink-0 justify-center group-open:hidden">
        <Avatar name={name} seed={facts.from.email} size={24} />
      </span>
      <span className="hidden w-8 shrink-0 justify-center group-open:flex">
        {doubtful ? <Unknown /> : <Avatar name={name} seed={facts.from.email} size={32} />}
      </span>
      <h2
        className={`w-28 shrink-0 truncate group-open:w-auto group-open:min-w-0 group-open:shrink group-open:font-semibold group-open:text-ink max-sm:w-24 max-sm:group-open:w-auto ${facts.unread ? 'font-semibold text-ink' : 'font-medium text-ink-2'}`}
      >
        {name}
        {facts.unread && <span className="sr-only">, unread</span>}
      </h2>
      <span className="-ml-1 hidden max-w-1/2 shrink-0 truncate text-xs leading-5 text-ink-3 group-open:inline max-sm:group-open:hidden">
        {!doubtful && name !== from.email && from.email}
      </span>
      <span className="min-w-0 flex-1 truncate text-ink-3 group-open:hidden">{facts.snippet}</span>
      <span className="ml-auto flex h-5 shrink-0 items-center gap-2 text-ink-3 group-open:mr-8 max-sm:group-open:mr-9">
        {facts.starred && (
          <span className="text-amber">
            <Star aria-hidden className="size-3.5 fill-current" strokeWidth={1.75} />
            <span className="sr-only">Starred</span>
          </span>
        )}
        {facts.hasAttachments && (
          <span className="group-open:hidden">
            <Paperclip aria-hidden className="size-3.5" strokeWidth={1.75} />
            <span className="sr-only">has files</span>
          </span>
        )}
        <time
          dateTime={new Date(facts.at).toISOString()}
          title={sent ? `${fullTime(facts.at, clock)}\nThere: ${sent}` : fullTime(facts.at, clock)}
          className="tnum text-xs"
        >
          {shortTime(facts.at, clock)}
        </time>
      </span>
    </summary>
  )
}

/** In place of a picture: nobody one could know by it. */
const Unknown = () => (
  <span className="flex size-8 items-center justify-center rounded-full border border-dashed border-warn text-warn-ink">
    <UserX aria-hidden className="size-4" strokeWidth={1.75} />
  </span>
)
