import { useState } from 'react'
import type { SendAddress } from '#/lib/drafts/types.ts'
import { FIELD_WORDS, FIELDS, type FieldName, type Move } from './fields.ts'
import { FromMenu } from './from-menu.tsx'
import { RecipientsField } from './recipients-field.tsx'
import type { Fields, Writing } from './writing.ts'

/** From whom and to whom a mail goes: To, and Cc and Bcc once somebody stands in them, asks for them, or drags somebody. */
export function PeopleFields({
  writing,
  fields,
  inThread,
  focus,
  errorOf,
  onSender,
}: {
  writing: Writing
  fields: Fields
  inThread: boolean
  focus: boolean // one begins with whom it goes to
  errorOf: (field: string) => string | undefined
  onSender: (address: SendAddress, before: SendAddress | undefined) => void
}) {
  const [asked, setAsked] = useState<FieldName[]>([])
  const [dragging, setDragging] = useState(false)
  const shown = FIELDS.filter(
    (name) => name === 'to' || dragging || asked.includes(name) || fields[name].length > 0,
  )
  const hidden = FIELDS.filter((name) => !shown.includes(name))

  /** Somebody who stands there already is not there twice. */
  function move({ person, from, to }: Move) {
    if (from === to) return
    const isThem = ({ email }: { email: string }) => email.toLowerCase() === person.email.toLowerCase()
    const there = fields[to].some(isThem) ? fields[to] : [...fields[to], person]
    writing.change({ [from]: fields[from].filter((one) => !isThem(one)), [to]: there })
  }

  const field = (name: FieldName) => (
    <RecipientsField
      name={name}
      people={fields[name]}
      onPeople={(people) => writing.change({ [name]: people })}
      onMove={move}
      onDrag={setDragging}
      error={errorOf(name)}
      focus={name === 'to' ? focus : name === asked[0]}
    >
      {name === 'to' && hidden.length > 0 && (
        <button
          type="button"
          onClick={() => setAsked(hidden)}
          className="h-7 shrink-0 rounded-md px-1.5 text-xs text-ink-3 hover:text-ink max-sm:h-10"
        >
          {hidden.map((one) => FIELD_WORDS[one]).join(' ')}
        </button>
      )}
      {name === 'to' && inThread && (
        <FromMenu mailboxId={fields.mailboxId} email={fields.fromEmail} short onChoose={onSender} />
      )}
    </RecipientsField>
  )

  return (
    <>
      {!inThread && (
        <div className="flex min-h-9 items-center gap-2 border-b border-line px-4 py-1 max-sm:px-3">
          <span className="w-9 shrink-0 text-xs text-ink-3">From</span>
          <FromMenu mailboxId={fields.mailboxId} email={fields.fromEmail} short={false} onChoose={onSender} />
        </div>
      )}
      {shown.map((name) => (
        <div key={name}>{field(name)}</div>
      ))}
    </>
  )
}
