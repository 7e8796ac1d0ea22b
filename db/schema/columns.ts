import { bigint, customType, timestamp } from 'drizzle-orm/pg-core'

/** A row's own id: a bigint identity, a JavaScript number in code (below 2^53). */
export const id = () => bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity()

/** The id of a row elsewhere. */
export const ref = () => bigint({ mode: 'number' })

/** Gmail's history ids are unsigned 64-bit numbers, sent as text; compared as bigint. */
export const historyId = () => bigint({ mode: 'bigint' })

export const time = () => timestamp({ withTimezone: true, mode: 'date' })
export const createdAt = () => time().notNull().defaultNow()

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
