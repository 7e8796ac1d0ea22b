import type { Writable } from 'node:stream'
import { sql } from 'drizzle-orm'
import type { TransactionSql } from 'postgres'
import type { Transaction } from './client.ts'

/** A value of a row: a bigint column's number, an integer column's, or a bytea column's bytes. */
type Value = number | { integer: number } | Uint8Array

const WRITTEN = 64 * 1024 // bytes that are handed over at once

/**
 * Adds rows within a transaction by COPY in its binary format: bytes go as they are, while a parameter would be text of twice the length, held
 * several times over. `into` names the table and its columns. Throws what Postgres says of the rows.
 * https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS
 */
export async function copyRows(tx: Transaction, into: string, rows: Iterable<Value[]>): Promise<void> {
  const stream = await connectionOf(tx).unsafe(`copy ${into} from stdin (format binary)`).writable()
  let failed: Error | undefined
  stream.on('error', (error: Error) => {
    failed ??= error
  })
  try {
    await write(stream, HEAD)
    for (const row of rows) {
      await write(stream, int16(row.length))
      for (const value of row) await writeValue(stream, value)
    }
    await write(stream, int16(-1))
    stream.end()
    await tx.execute(sql`select 1`) // fails when the copy did: the stream itself never says so once its end was written
  } catch (error) {
    if (!stream.writableEnded) stream.destroy(failed ?? new Error('the copy was given up'))
    throw failed ?? error
  }
}

const HEAD = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1') // its signature, no flags, no extension

async function writeValue(stream: Writable, value: Value): Promise<void> {
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(12)
    bytes.writeInt32BE(8)
    bytes.writeBigInt64BE(BigInt(value), 4)
    return write(stream, bytes)
  }
  if ('integer' in value) {
    const bytes = Buffer.alloc(8)
    bytes.writeInt32BE(4)
    bytes.writeInt32BE(value.integer, 4)
    return write(stream, bytes)
  }
  const length = Buffer.alloc(4)
  length.writeInt32BE(value.length)
  await write(stream, length)
  for (let at = 0; at < value.length; at += WRITTEN) await write(stream, value.subarray(at, at + WRITTEN))
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

const write = (stream: Writable, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(bytes, (error) => (error ? reject(error) : resolve()))
  })

/** Drizzle has no COPY, and keeps the connection of a transaction to itself. */
function connectionOf(tx: Transaction): TransactionSql {
  return (tx as unknown as { session: { client: TransactionSql } }).session.client
}
