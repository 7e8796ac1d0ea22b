import { type SQL, sql } from 'drizzle-orm'

/**
 * Objects as rows of a statement, whatever their number: one bound parameter, against Postgres' limit of 65,535. `columns` names and types them, such
 * as `gmail_id text, size int`; keys of the objects are the columns' names. Use as `from ${rowsOf(…)} as r`.
 */
export function rowsOf(objects: Record<string, unknown>[], columns: string): SQL {
  return sql`(select * from json_to_recordset(${JSON.stringify(objects)}::json) as rows(${sql.raw(columns)}))`
}

/** Texts as a list for `in`: `where gmail_id in ${textsOf(ids)}`. */
export const textsOf = (values: string[]): SQL =>
  sql`(select value from json_array_elements_text(${JSON.stringify(values)}::json))`

/** Ids as a list for `in`. */
export const idsOf = (values: number[]): SQL =>
  sql`(select value::bigint from json_array_elements_text(${JSON.stringify(values)}::json))`
