import { say } from '#/components/actions/notices.ts'
import { closeComposer } from './composers.ts'
import type { Writing } from './writing.ts'

/** Closes a mail and keeps it as a draft. */
export function putAway(key: string, writing: Writing): void {
  const { fields, draft } = writing.now()
  if (fields && draft && (fields.html !== draft.html || fields.subject !== draft.subject))
    say('The draft is kept')
  writing.close()
  closeComposer(key)
}
