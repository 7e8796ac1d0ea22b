import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import { addresses, mailboxes, messageAddresses, messages, users } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import type { DraftPerson } from '#/lib/drafts/types.ts'
import type { Values } from './expand.ts'
import { firstName } from './first-name.ts'
import { ownVariables } from './variables.ts'

/** What variables stand for in a mail of the viewer's. Without a recipient, theirs stay open. */
export async function valuesFor(
  viewer: Viewer,
  recipient: DraftPerson | null,
  sender: DraftPerson,
): Promise<Values> {
  const [own, theirs] = await Promise.all([
    ownVariables(viewer),
    recipient ? recipientValues(viewer, recipient) : undefined,
  ])
  const given: Record<string, string> = {
    ...theirs,
    ...personValues('sender', sender),
    ...dayValues(viewer, new Date()),
  }
  return {
    given: new Map(Object.entries(given).filter(([, value]) => value !== '')),
    own: new Map(own.map(({ name, value }) => [name, value])),
    open: recipient === null,
  }
}

/** What is known of whom a mail goes to, by the names of the variables. Who has no name in To goes by the one in mail of the viewer's. */
export async function recipientValues(
  viewer: Viewer,
  { name, email }: DraftPerson,
): Promise<Record<string, string>> {
  const address = email.trim().toLowerCase()
  const known = name.trim() || (await nameOf(viewer, address))
  return personValues('recipient', { name: known, email: email.trim() })
}

const personValues = (who: 'recipient' | 'sender', { name, email }: DraftPerson) => ({
  [`${who}.name`]: name.includes('@') ? '' : name.trim(), // many programs write the address for the name
  [`${who}.first_name`]: firstName(name),
  [`${who}.email`]: email,
})

/** The day as the viewer's region writes it, in its own language: what is written around it is theirs, not Lilac's. */
function dayValues({ locale, zone }: Viewer, now: Date): Record<string, string> {
  const timeZone = zone ?? 'UTC'
  const day = new Intl.DateTimeFormat(locale ?? 'en-GB', { dateStyle: 'long', timeZone })
  const year = new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone })
  return { today: day.format(now), 'today.year': year.format(now) }
}

/** As colleagues are called, else as an address was called in mail that the viewer may read. */
async function nameOf(viewer: Viewer, email: string): Promise<string> {
  const [colleague] = await db()
    .select({ name: users.name })
    .from(users)
    .where(and(eq(sql`lower(${users.email})`, email), isNull(users.deactivatedAt)))
  if (colleague) return colleague.name
  const [met] = await db()
    .select({ name: addresses.name })
    .from(addresses)
    .innerJoin(messageAddresses, eq(messageAddresses.addressId, addresses.id))
    .innerJoin(messages, and(eq(messages.id, messageAddresses.messageId), eq(messages.state, 'stored')))
    .innerJoin(mailboxes, eq(mailboxes.id, messages.mailboxId))
    .where(and(eq(addresses.email, email), ne(addresses.name, ''), readable(viewer)))
    .orderBy(desc(messageAddresses.messageId))
    .limit(1)
  return met?.name ?? ''
}
