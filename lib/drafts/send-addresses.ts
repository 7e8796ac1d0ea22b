import { and, asc, eq } from 'drizzle-orm'
import type { Queryable } from '#/db/client.ts'
import { mailboxes, sendAddresses } from '#/db/schema/index.ts'
import { readable } from '#/lib/access/mailboxes.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import type { DraftPerson, SendAddress } from './types.ts'

/** The addresses that the viewer may send from, by mailbox. One whose settings were not read yet has its own address. */
export async function sendAddressesOf(viewer: Viewer): Promise<SendAddress[]> {
  const rows = await db()
    .select({
      mailboxId: mailboxes.id,
      address: mailboxes.address,
      ownName: sendAddresses.name,
      email: sendAddresses.email,
      signature: sendAddresses.signature,
      isDefault: sendAddresses.isDefault,
    })
    .from(mailboxes)
    .leftJoin(sendAddresses, and(eq(sendAddresses.mailboxId, mailboxes.id), eq(sendAddresses.verified, true)))
    .where(readable(viewer))
    .orderBy(asc(mailboxes.id), asc(sendAddresses.id))
  return rows.map(({ mailboxId, address, ownName, email, signature, isDefault }) => ({
    mailboxId,
    email: email ?? address,
    name: ownName || viewer.name,
    signature: signature ?? '',
    isDefault: isDefault ?? true,
  }))
}

/** Whose address a mail of a mailbox is sent from by name, if it may be: see `sendAddressesOf`. */
export async function nameOfSender(
  from: Queryable,
  mailboxId: number,
  email: string,
): Promise<{ name: string; replyTo: string | null } | undefined> {
  const rows = await from
    .select({
      address: mailboxes.address,
      email: sendAddresses.email,
      name: sendAddresses.name,
      replyTo: sendAddresses.replyTo,
      verified: sendAddresses.verified,
    })
    .from(mailboxes)
    .leftJoin(sendAddresses, eq(sendAddresses.mailboxId, mailboxes.id))
    .where(eq(mailboxes.id, mailboxId))
  const asked = email.toLowerCase()
  const found = rows.find((row) => row.email?.toLowerCase() === asked)
  if (found) return found.verified ? { name: found.name ?? '', replyTo: found.replyTo } : undefined
  return rows[0]?.address.toLowerCase() === asked ? { name: '', replyTo: null } : undefined
}

/** Which of a mailbox's addresses a new mail goes out from: that one of `among` it was sent to, else the default. */
export function senderFor(
  addresses: SendAddress[],
  mailboxId: number,
  among: DraftPerson[],
): SendAddress | undefined {
  const own = addresses.filter((address) => address.mailboxId === mailboxId)
  const named = among.map(({ email }) => email.toLowerCase())
  return (
    own.find(({ email }) => named.includes(email.toLowerCase())) ??
    own.find(({ isDefault }) => isDefault) ??
    own[0]
  )
}
