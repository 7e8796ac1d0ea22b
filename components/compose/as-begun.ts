import type { DraftPerson, DraftView } from '#/lib/drafts/types.ts'
import { FIELDS, type FieldName } from './fields.ts'

type Own = Pick<DraftView, FieldName | 'subject' | 'html'>
type Files = { id: number }[]

/** Whether a mail is still as it began: nothing typed, nobody put in or taken out, no file. */
export function isAsBegun(begun: Own & { files: Files }, fields: Own, files: Files): boolean {
  return (
    fields.subject === begun.subject &&
    wordsOf(fields.html) === wordsOf(begun.html) &&
    FIELDS.every((name) => namesOf(fields[name]) === namesOf(begun[name])) &&
    files.map(({ id }) => id).join() === begun.files.map(({ id }) => id).join()
  )
}

/** What can be read of html: the editor writes the same text with other tags than it was given. */
const wordsOf = (html: string) => html.replace(/<[^>]*>/g, '').replace(/&nbsp;|\s/g, '')

const namesOf = (people: DraftPerson[]) => people.map(({ email }) => email).join()
