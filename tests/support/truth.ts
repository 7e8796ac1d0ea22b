import { createHash } from 'node:crypto'
import type postgres from 'postgres'
import { z } from 'zod'
import type { TestGoogle } from './google.ts'

const truthSchema = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      threadId: z.string(),
      labelIds: z.array(z.string()),
      textHash: z.string().nullable(),
      htmlHash: z.string().nullable(),
    }),
  ),
})

const storedSchema = z.array(
  z.object({
    id: z.string(),
    thread: z.string(),
    labels: z.array(z.string()),
    text: z.string(),
    html: z.string().nullable(),
  }),
)

type Copy = { id: string; thread: string; labels: string; text: string | null; html: string | null }

/** What is at Google and what is in the database of one mailbox, in the same form and order, drafts and chats left out: to be equal. */
export async function bothSides(
  google: TestGoogle,
  client: postgres.Sql,
  email: string,
): Promise<{ google: Copy[]; lilac: Copy[] }> {
  const truth = truthSchema.parse(await google.control(`truth?mailbox=${encodeURIComponent(email)}`))
  const stored = storedSchema.parse([
    ...(await client`
      select m.gmail_id as id, t.gmail_id as thread, b.text, b.html_received as html,
             array(select l.gmail_id from message_labels ml join labels l on l.id = ml.label_id
                    where ml.message_id = m.id and ml.at_gmail) as labels
        from messages m join threads t on t.id = m.thread_id join message_bodies b on b.message_id = m.id
             join mailboxes x on x.id = m.mailbox_id
       where x.address = ${email} and m.state = 'stored'`),
  ])
  const mails = truth.messages.filter(
    ({ labelIds }) => !labelIds.some((id) => id === 'DRAFT' || id === 'CHAT'),
  )
  const withText = new Set(mails.filter(({ textHash }) => textHash !== null).map(({ id }) => id))
  return {
    google: mails
      .map(({ id, threadId, labelIds, textHash, htmlHash }) => ({
        id,
        thread: threadId,
        labels: inOrder(labelIds),
        text: textHash,
        html: htmlHash,
      }))
      .sort(byId),
    lilac: stored
      .map(({ id, thread, labels, text, html }) => ({
        id,
        thread,
        labels: inOrder(labels),
        text: withText.has(id) ? hashOf(text) : null, // where there is no plain text, ours is made from the html
        html: html === null ? null : hashOf(html),
      }))
      .sort(byId),
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const inOrder = (labels: string[]) => [...labels].sort().join(' ')
const byId = (a: Copy, b: Copy) => (a.id < b.id ? -1 : 1)
