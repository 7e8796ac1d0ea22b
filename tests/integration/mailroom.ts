import { and, eq } from 'drizzle-orm'
import {
  addresses,
  labels,
  mailboxes,
  messageAddresses,
  messageBodies,
  messageLabels,
  messages,
  threads,
  users,
} from '#/db/schema/index.ts'
import type { Viewer } from '#/lib/access/types.ts'
import { db } from '#/lib/db.ts'
import { refreshThreads } from '#/lib/sync/threads.ts'

/** Rows as a sync would leave them, put in by hand: for tests of what reads them. */

export type Mailbox = { id: number; address: string; viewer: Viewer }

export async function addMailbox(name: string): Promise<Mailbox> {
  const address = `${name.toLowerCase()}@spaakwerk.example`
  const [user] = await db()
    .insert(users)
    .values({ name, email: address, role: 'member' })
    .returning({ id: users.id })
  if (!user) throw new Error('no user')
  const id = await addMailboxOf(user.id, address)
  for (const gmailId of ['INBOX', 'UNREAD', 'STARRED', 'SENT', 'SPAM', 'TRASH']) await labelRow(id, gmailId)
  const viewer = { userId: user.id, role: 'member' as const, name, email: address, zone: null, locale: null }
  return { id, address, viewer }
}

/** One more mailbox of somebody who has one. */
export async function addSecondMailbox(of: Mailbox, name: string): Promise<Mailbox> {
  const address = `${name.toLowerCase()}@spaakwerk.example`
  return { id: await addMailboxOf(of.viewer.userId, address), address, viewer: of.viewer }
}

export type NewMessage = {
  thread: string
  at: string // '2026-11-20T10:32Z'
  labels?: string[] // INBOX, UNREAD, or the name of a label of one's own
  from?: string
  to?: string[]
  subject?: string
  html?: string
  text?: string
}

/** Stores a message and brings the lists up to date. Gives the ids of its row and of its thread's. */
export async function addMessage(
  mailbox: Mailbox,
  message: NewMessage,
): Promise<{ id: number; threadId: number }> {
  const at = new Date(message.at)
  const threadId = await threadRow(mailbox.id, message.thread, at)
  const from = { name: '', email: message.from ?? 'camille@pignon.example' }
  const [row] = await db()
    .insert(messages)
    .values({
      mailboxId: mailbox.id,
      gmailId: `m${counter++}`,
      gmailThreadId: message.thread,
      state: 'stored',
      lane: 0,
      labelsAsOf: 1n,
      storedAt: at,
      threadId,
      subject: message.subject ?? `About ${message.thread}`,
      snippet: 'Bonjour',
      from,
      internalAt: at,
    })
    .returning({ id: messages.id })
  if (!row) throw new Error('no message')
  await db()
    .insert(messageBodies)
    .values({ messageId: row.id, text: message.text ?? 'Bonjour', htmlClean: message.html ?? null })
  await addPeople(row.id, 'from', [from.email])
  await addPeople(row.id, 'to', message.to ?? [mailbox.address])
  for (const name of message.labels ?? ['INBOX'])
    await db()
      .insert(messageLabels)
      .values({ messageId: row.id, labelId: await labelRow(mailbox.id, name), atGmail: true })
  await refresh(threadId)
  return { id: row.id, threadId }
}

/** What a person wants of a label, before Gmail has confirmed it. */
export async function wantLabel(
  mailbox: Mailbox,
  messageId: number,
  name: string,
  wanted: boolean,
): Promise<void> {
  const labelId = await labelRow(mailbox.id, name)
  await db()
    .insert(messageLabels)
    .values({ messageId, labelId, atGmail: false, wanted })
    .onConflictDoUpdate({ target: [messageLabels.messageId, messageLabels.labelId], set: { wanted } })
  const [message] = await db()
    .select({ threadId: messages.threadId })
    .from(messages)
    .where(eq(messages.id, messageId))
  if (message?.threadId) await refresh(message.threadId)
}

/** The row of a label, made when there is none: all in capitals is one of Gmail's own. */
export async function labelRow(
  mailboxId: number,
  name: string,
  colour: string | null = null,
): Promise<number> {
  const system = /^[A-Z]+$/.test(name)
  const gmailId = system ? name : `Label_${name}`
  const [made] = await db()
    .insert(labels)
    .values({ mailboxId, gmailId, name, type: system ? 'system' : 'user', backgroundColour: colour })
    .onConflictDoNothing()
    .returning({ id: labels.id })
  if (made) return made.id
  const [found] = await db()
    .select({ id: labels.id })
    .from(labels)
    .where(and(eq(labels.mailboxId, mailboxId), eq(labels.gmailId, gmailId)))
  if (!found) throw new Error(`no label ${name}`)
  return found.id
}

let counter = 1

async function addMailboxOf(ownerId: number, address: string): Promise<number> {
  const [mailbox] = await db()
    .insert(mailboxes)
    .values({
      ownerId,
      address,
      colour: 'teal',
      issuer: 'https://accounts.google.com',
      subject: address,
      phase: 'live',
      start: 'everything',
    })
    .returning({ id: mailboxes.id })
  if (!mailbox) throw new Error('no mailbox')
  return mailbox.id
}

async function threadRow(mailboxId: number, gmailId: string, at: Date): Promise<number> {
  await db().insert(threads).values({ mailboxId, gmailId, lastMessageAt: at }).onConflictDoNothing()
  const [thread] = await db()
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.mailboxId, mailboxId), eq(threads.gmailId, gmailId)))
  if (!thread) throw new Error('no thread')
  return thread.id
}

async function addPeople(messageId: number, kind: 'from' | 'to', emails: string[]): Promise<void> {
  for (const [position, email] of emails.entries()) {
    const [address] = await db()
      .insert(addresses)
      .values({ email, domain: email.split('@')[1] ?? '' })
      .onConflictDoUpdate({ target: addresses.email, set: { email } })
      .returning({ id: addresses.id })
    if (address)
      await db().insert(messageAddresses).values({ messageId, kind, position, addressId: address.id })
  }
}

const refresh = (threadId: number) => db().transaction((tx) => refreshThreads(tx, [threadId]))
