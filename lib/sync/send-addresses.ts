import { eq, sql } from 'drizzle-orm'
import { mailboxes } from '#/db/schema/index.ts'
import { listSendAs } from '#/lib/gmail/calls.ts'
import type { Gmail } from '#/lib/gmail/client.ts'
import { Refused } from '#/lib/gmail/errors.ts'
import { log } from '#/lib/log.ts'
import { cleanWritten } from '#/lib/mime/written.ts'
import { writeAs } from './lease.ts'
import { rowsOf, textsOf } from './rows.ts'
import type { Slice } from './slice.ts'

const ASK_EVERY_MS = 60 * 60 * 1000

/** Keeps which addresses a mailbox may send from, as Gmail's settings say, with their signatures. Asked once an hour. */
export async function readSendAddresses({ lease, mailbox, signal }: Slice, gmail: Gmail): Promise<void> {
  if (mailbox.sendAddressesAt && Date.now() - mailbox.sendAddressesAt.getTime() < ASK_EVERY_MS) return
  const { mailboxId } = lease
  const rows = await sendAs(gmail, signal)
  await writeAs(lease, async (tx) => {
    if (rows) {
      const columns = `email text, name text, reply_to text, signature text, is_primary boolean, is_default boolean, verified boolean`
      await tx.execute(sql`
        delete from send_addresses where mailbox_id = ${mailboxId} and lower(email) not in ${textsOf(rows.map(({ email }) => email.toLowerCase()))}`)
      await tx.execute(sql`
        insert into send_addresses (mailbox_id, email, name, reply_to, signature, is_primary, is_default, verified)
        select ${mailboxId}, r.* from ${rowsOf(rows, columns)} r
            on conflict (mailbox_id, lower(email)) do update
           set name = excluded.name, reply_to = excluded.reply_to, signature = excluded.signature, is_primary = excluded.is_primary,
               is_default = excluded.is_default, verified = excluded.verified, checked_at = now()`)
    }
    await tx.update(mailboxes).set({ sendAddressesAt: sql`now()` }).where(eq(mailboxes.id, mailboxId))
  })
}

/** Undefined when Gmail will not say: then mail goes out from the mailbox's own address. */
async function sendAs(gmail: Gmail, signal: AbortSignal) {
  try {
    const { sendAs: listed } = await listSendAs(gmail, signal)
    return listed.map((address) => ({
      email: address.sendAsEmail,
      name: address.displayName,
      reply_to: address.replyToAddress || null,
      signature: cleanWritten(address.signature, new Set()),
      is_primary: address.isPrimary,
      is_default: address.isDefault,
      // GMAIL §6.5: the primary one has no status
      verified: address.verificationStatus === undefined || address.verificationStatus === 'accepted',
    }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    log('warn', 'sync.send_addresses_refused', { mailboxId: gmail.mailboxId, reason: error.reason })
    return undefined
  }
}
