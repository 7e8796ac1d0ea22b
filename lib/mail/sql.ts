import { type SQL, sql } from 'drizzle-orm'

/** Row ids as one bound array, to be used with `any()` or `unnest()`. */
export const bigints = (values: number[]): SQL => sql`${`{${values.join(',')}}`}::bigint[]`

/** A time as ms since 1970, which is what pages and cursors carry. Exact: Gmail's times are whole ms. */
export const milliseconds = (time: SQL) => sql<number>`(extract(epoch from ${time}) * 1000)::float8`
