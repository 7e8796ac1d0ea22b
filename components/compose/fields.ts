import type { DraftPerson } from '#/lib/drafts/types.ts'

/** Where people stand to whom a mail goes. */
export const FIELDS = ['to', 'cc', 'bcc'] as const
export type FieldName = (typeof FIELDS)[number]

export const FIELD_WORDS: Record<FieldName, string> = { to: 'To', cc: 'Cc', bcc: 'Bcc' }

export type Move = { person: DraftPerson; from: FieldName; to: FieldName }
