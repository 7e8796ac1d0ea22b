import { useQuery } from '@tanstack/react-query'
import { Check, ChevronDown } from 'lucide-react'
import { railQuery } from '#/components/mail/queries.ts'
import { classes } from '#/components/ui/classes.ts'
import { dotClass } from '#/components/ui/hue.ts'
import { Menu, MenuItem } from '#/components/ui/menu.tsx'
import { callApi } from '#/lib/api/client.ts'
import type { SendAddress } from '#/lib/drafts/types.ts'

/** From which mailbox and address a mail goes out. */
export function FromMenu({
  mailboxId,
  email,
  short,
  onChoose,
}: {
  mailboxId: number
  email: string
  short: boolean // only the mailbox
  onChoose: (address: SendAddress, before: SendAddress | undefined) => void
}) {
  const { data: rail } = useQuery({ ...railQuery, enabled: false })
  const { data: addresses = [] } = useQuery({
    queryKey: ['send-addresses'],
    queryFn: () => callApi<SendAddress[]>('GET', '/api/v1/send-addresses'),
    staleTime: 60_000,
  })
  const mailboxOf = (id: number) => rail?.mailboxes.find((mailbox) => mailbox.id === id)
  const isChosen = (one: SendAddress) => one.mailboxId === mailboxId && one.email === email
  const mailbox = mailboxOf(mailboxId)
  return (
    <Menu
      label="From"
      align={short ? 'end' : 'start'}
      trigger={
        <button
          type="button"
          title={email}
          className="flex h-7 min-w-0 items-center gap-1.5 rounded-md px-1.5 text-xs text-ink-2 hover:bg-hover max-sm:h-10"
        >
          <span
            aria-hidden
            className={classes('size-2 shrink-0 rounded-xs', dotClass[mailbox?.colour ?? 'slate'])}
          />
          <span className="truncate">
            {!short && <span className="sr-only">From </span>}
            {short ? (
              `from ${mailbox?.name ?? email}`
            ) : (
              <>
                <b className="font-medium text-ink">{mailbox?.name}</b> {email}
              </>
            )}
          </span>
          <ChevronDown aria-hidden className="size-3 shrink-0 text-ink-3" strokeWidth={2} />
        </button>
      }
    >
      {addresses.map((address) => (
        <MenuItem
          key={`${address.mailboxId} ${address.email}`}
          onSelect={() => onChoose(address, addresses.find(isChosen))}
        >
          <span
            aria-hidden
            className={classes(
              'size-2 shrink-0 rounded-xs',
              dotClass[mailboxOf(address.mailboxId)?.colour ?? 'slate'],
            )}
          />
          <span className="min-w-0 flex-1 truncate">
            {address.name && `${address.name}, `}
            {address.email}
          </span>
          {isChosen(address) && <Check aria-label="chosen" className="size-4" strokeWidth={1.75} />}
        </MenuItem>
      ))}
    </Menu>
  )
}
