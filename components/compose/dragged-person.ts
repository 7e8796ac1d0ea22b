import { FIELDS, type Move } from './fields.ts'

const TYPE = 'application/x-lilac-person'

/** Somebody of a mail goes along with the pointer; dropped elsewhere it is their address. */
export function dragPerson(transfer: DataTransfer, dragged: Omit<Move, 'to'>): void {
  const { name, email } = dragged.person
  transfer.setData(TYPE, JSON.stringify(dragged))
  transfer.setData('text/plain', name ? `${name} <${email}>` : email)
  transfer.effectAllowed = 'move'
}

export const isDragged = (transfer: DataTransfer) => transfer.types.includes(TYPE)

/** Whom it brings. Null for anything else, also of a page that says the same type and holds something else. */
export function draggedPerson(transfer: DataTransfer): Omit<Move, 'to'> | null {
  try {
    const { person, from } = JSON.parse(transfer.getData(TYPE)) as Partial<Omit<Move, 'to'>>
    if (typeof person?.name !== 'string' || typeof person.email !== 'string') return null
    return from && FIELDS.includes(from) ? { person: { name: person.name, email: person.email }, from } : null
  } catch {
    return null // not ours
  }
}
