import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { outbox } from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { beginDraft } from '#/lib/drafts/begin.ts'
import { draftFiles } from '#/lib/drafts/draft-files.ts'
import { saveDraft } from '#/lib/drafts/drafts.ts'
import { addFile, receivePiece } from '#/lib/drafts/files.ts'
import { draftChangeInput, newDraftInput } from '#/lib/drafts/input.ts'
import { deliverMail } from '#/lib/send/deliver.ts'
import { queueInput } from '#/lib/send/input.ts'
import { queueMail } from '#/lib/send/queue-mail.ts'
import type { OutboxRow } from '#/lib/send/types.ts'
import type { TestGoogle } from './google.ts'
import { until } from './until.ts'

const PIECE = 4 * 1024 * 1024 // bytes of one request

export type Row = typeof outbox.$inferSelect

/** What a person does to write a mail, in this process. */
export function writer(viewer: Viewer, mailboxId: number) {
  const begin = (input: object = {}) =>
    beginDraft(viewer, newDraftInput.parse({ key: randomUUID(), kind: 'new', mailboxId, ...input }))
  const save = (id: number, change: object) => saveDraft(viewer, id, draftChangeInput.parse(change))
  return {
    begin,
    save,
    /** Writes a mail and sends it at once. Gives its row in the outbox. */
    async send(mail: {
      to: string
      subject?: string
      html?: string
      begin?: object
      more?: object
    }): Promise<OutboxRow> {
      const draft = await begin(mail.begin)
      const { version } = await save(draft.id, {
        version: draft.version,
        to: [{ name: '', email: mail.to }],
        subject: mail.subject ?? draft.subject,
        html: mail.html ?? '<p>Hallo</p>',
        ...mail.more,
      })
      return queueMail(viewer, queueInput.parse({ draftId: draft.id, version, sendAt: Date.now() }))
    },
    /** Adds a file as a page does, in pieces. */
    async attach(id: number, file: { name: string; type: string; bytes: Buffer; inline?: boolean }) {
      const { bytes, inline = false, ...rest } = file
      const made = await addFile(viewer, draftFiles(id), {
        key: randomUUID(),
        size: bytes.length,
        inline,
        ...rest,
      })
      for (let start = 0; start < bytes.length; start += PIECE)
        await receivePiece(viewer, draftFiles(id), made.id, start, bytes.subarray(start, start + PIECE))
      return made
    },
  }
}

export async function outboxById(id: number): Promise<Row> {
  const [row] = await db().select().from(outbox).where(eq(outbox.id, id))
  if (!row) throw new Error('no such mail')
  return row
}

/** Delivers as the worker would until a mail's row is in one of these states. */
export async function deliverUntil(id: number, ...states: Row['state'][]): Promise<Row> {
  const signal = new AbortController().signal
  await until(
    async () => {
      const { mailboxId, state } = await outboxById(id)
      if (states.includes(state)) return true
      await deliverMail(mailboxId, signal)
      return states.includes((await outboxById(id)).state)
    },
    { of: `mail ${id} to be ${states.join(' or ')}`, within: 20_000 },
  )
  return outboxById(id)
}

type Sent = {
  kind: 'sent'
  mailbox: string
  id: string
  threadId: string
  from: string
  recipients: string[]
}

/** What Google's journal says was sent to somebody. */
export async function sentTo(google: TestGoogle, recipient: string): Promise<Sent[]> {
  const { entries } = await google.control<{ entries: (Sent | { kind: 'other' })[] }>('journal?limit=1000000')
  return entries.filter(
    (entry): entry is Sent => entry.kind === 'sent' && entry.recipients.includes(recipient),
  )
}
