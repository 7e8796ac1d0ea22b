import { say } from '#/components/actions/notices.ts'
import { type Composer, closeComposer } from './composers.ts'
import { type Writing, writingOf } from './writing.ts'

/** Closes a mail and keeps it as a draft. */
export function putAway(key: string, writing: Writing): void {
  const { fields, draft } = writing.now()
  const changed = fields && draft && (fields.html !== draft.html || fields.subject !== draft.subject)
  if (writing.close() && changed) say('The draft is kept')
  closeComposer(key)
}

/** Closes one that nobody asked for, and says nothing. */
export function putBack({ key, begin }: Composer): void {
  writingOf(key, begin).close()
  closeComposer(key)
}
