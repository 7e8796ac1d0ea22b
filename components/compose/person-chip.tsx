import { ArrowRight, CircleAlert, Copy, Pencil, X } from 'lucide-react'
import { say } from '#/components/actions/notices.ts'
import { Avatar } from '#/components/ui/avatar.tsx'
import { classes } from '#/components/ui/classes.ts'
import { Menu, MenuItem, MenuNote } from '#/components/ui/menu.tsx'
import type { DraftPerson } from '#/lib/drafts/types.ts'
import { dragPerson } from './dragged-person.ts'
import { FIELD_WORDS, FIELDS, type FieldName } from './fields.ts'
import { isAddress } from './typed-people.ts'

/** Somebody to whom a mail goes. A press opens what can be done with them; what is no address is mended at once. */
export function PersonChip({
  person,
  field,
  onEdit,
  onMove,
  onDrag,
  onRemove,
}: {
  person: DraftPerson
  field: FieldName
  onEdit: () => void
  onMove: (to: FieldName) => void
  onDrag: (begins: boolean) => void
  onRemove: () => void
}) {
  const { name, email } = person
  const wrong = !isAddress(email)
  const icon = { 'aria-hidden': true, className: 'size-4', strokeWidth: 1.75 }
  const press = 'flex min-w-0 items-center gap-1.5 rounded-full max-sm:h-10'
  const words = <span className="truncate font-medium">{name || email}</span>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the chip's menu moves it too
    <span
      draggable
      onDragStart={(event) => {
        dragPerson(event.dataTransfer, { person, from: field })
        setTimeout(onDrag, 0, true) // what changes the page while a drag begins ends it
      }}
      onDragEnd={() => onDrag(false)}
      className={classes(
        'inline-flex h-6 max-w-full min-w-0 items-center rounded-full border pl-0.5 text-xs max-sm:h-10',
        wrong
          ? 'border-dashed border-danger bg-danger-soft text-danger-ink'
          : 'border-line-strong bg-surface',
      )}
    >
      {wrong ? (
        <button
          type="button"
          title={email}
          aria-label={`Edit ${name || email}, no address`}
          onClick={onEdit}
          className={press}
        >
          <CircleAlert aria-hidden className="ml-1 size-3.5" />
          {words}
        </button>
      ) : (
        <Menu
          label={name || email}
          trigger={
            <button type="button" title={email} className={press}>
              <Avatar name={name} seed={email} size={20} />
              {words}
            </button>
          }
        >
          <MenuNote>{email}</MenuNote>
          <MenuItem onSelect={onEdit}>
            <Pencil {...icon} />
            Edit
          </MenuItem>
          {FIELDS.filter((to) => to !== field).map((to) => (
            <MenuItem key={to} onSelect={() => onMove(to)}>
              <ArrowRight {...icon} />
              Move to {FIELD_WORDS[to]}
            </MenuItem>
          ))}
          <MenuItem onSelect={() => void copy(email)}>
            <Copy {...icon} />
            Copy address
          </MenuItem>
        </Menu>
      )}
      <button
        type="button"
        aria-label={`Remove ${name || email}`}
        onClick={onRemove}
        className="flex size-6 shrink-0 items-center justify-center rounded-full text-ink-3 hover:text-ink max-sm:size-10"
      >
        <X aria-hidden className="size-3" strokeWidth={2} />
      </button>
    </span>
  )
}

async function copy(email: string): Promise<void> {
  await navigator.clipboard.writeText(email)
  say('Address copied')
}
