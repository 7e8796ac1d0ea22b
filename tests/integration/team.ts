import { createHash, randomBytes } from 'node:crypto'
import type postgres from 'postgres'

/** A session as sign-in would leave it, for somebody who is there. Gives the Cookie header. */
export async function openSession(sql: postgres.Sql, userId: number): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(token).digest('hex')
  await sql`insert into auth_sessions (token_hash, user_id, expires_at) values (${hash}, ${userId}, now() + interval '30 days')`
  return `lilac.session=${token}`
}

/** Somebody of the team without a mailbox. */
export async function addPerson(
  sql: postgres.Sql,
  name: string,
  role: 'owner' | 'admin' | 'member' = 'member',
): Promise<number> {
  const email = `${name.toLowerCase()}@spaakwerk.example`
  const [row] =
    await sql`insert into users (name, email, role) values (${name}, ${email}, ${role}) returning id`
  return Number(row?.id)
}
