import { and, eq, sql } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { drafts, messages, outbox, outboxChunks, reminders, sendAddresses, users } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { readDraft } from '#/lib/drafts/drafts.ts'
import { openGmail } from '#/lib/gmail/client.ts'
import { getDraft, putDraft } from '#/lib/gmail/drafts.ts'
import { hideUnsent } from '#/lib/send/banner.ts'
import { cancelMail, putOff, retryMail, sendNow, settleMail } from '#/lib/send/change-mail.ts'
import { ClaimLost, claimNext, hold, release, whileHeld } from '#/lib/send/claim.ts'
import { deliverMail } from '#/lib/send/deliver.ts'
import { queueInput } from '#/lib/send/input.ts'
import { outboxOf } from '#/lib/send/outbox.ts'
import { outgoingOf } from '#/lib/send/outgoing.ts'
import { queueMail } from '#/lib/send/queue-mail.ts'
import { never, past, syncStories, syncToRest } from '#/tests/support/sync-stories.ts'
import { until } from '#/tests/support/until.ts'
import { deliverUntil, outboxById, sentTo, writer } from '#/tests/support/writing.ts'

const stories = syncStories()
let sanne: Awaited<ReturnType<typeof stories.connected>>
let writes: ReturnType<typeof writer>
let count = 0
const someone = () => `klant${count++}@elders.example`

beforeAll(async () => {
  sanne = await stories.connected('Sanne', past('sanne@spaakwerk.example', 4))
  await syncToRest(sanne.mailboxId)
  writes = writer(sanne.viewer, sanne.mailboxId)
})
afterEach(() => stories.google.control('faults', undefined, 'DELETE'))

const fault = (path: string, kind: string, more: object = {}) =>
  stories.google.control('faults', { faults: [{ match: { path }, kind, times: 1, ...more }] })
const draftsAtGoogle = async () => {
  const { messages } = await stories.google.control<{ messages: { labelIds: string[] }[] }>(
    `truth?mailbox=${sanne.email}`,
  )
  return messages.filter(({ labelIds }) => labelIds.includes('DRAFT'))
}
const rowOf = async (id: number) => (await db().select().from(drafts).where(eq(drafts.id, id)))[0]

describe('a mail', () => {
  test('goes out once, its copy is stored and tied to it, and nothing is left behind', async () => {
    const to = someone()
    const queued = await writes.send({ to, subject: 'Wielen', html: '<p>Dag</p>' })
    const row = await deliverUntil(queued.id, 'sent')
    expect(await sentTo(stories.google, to)).toHaveLength(1)
    expect(await db().select().from(outboxChunks).where(eq(outboxChunks.outboxId, row.id))).toEqual([])
    expect((await rowOf(row.draftId))?.state).toBe('sent')
    await syncToRest(sanne.mailboxId)
    const { messageId } = await outboxById(row.id)
    const [copy] = await db()
      .select()
      .from(messages)
      .where(eq(messages.id, messageId ?? 0))
    expect(copy).toMatchObject({ gmailId: row.sentGmailId, subject: 'Wielen' })
    expect(await draftsAtGoogle()).toEqual([])
    await stories.expectEqual(sanne.email)
  })

  test('that answers joins the thread and names what it answers', async () => {
    const [mail] = await db()
      .select()
      .from(messages)
      .where(and(eq(messages.mailboxId, sanne.mailboxId), eq(messages.subject, 'Devis 0')))
      .limit(1)
    if (!mail) throw new Error('no mail')
    const to = someone()
    const { id } = await writes.send({ to, begin: { kind: 'reply', messageId: mail.id } })
    const row = await deliverUntil(id, 'sent')
    expect(row.gmailThreadId).toBe(mail.gmailThreadId)
    await syncToRest(sanne.mailboxId)
    const { messageId } = await outboxById(id)
    const [copy] = await db()
      .select()
      .from(messages)
      .where(eq(messages.id, messageId ?? 0))
    expect(copy?.inReplyTo).toBe(mail.messageIdHeader)
    expect(copy?.threadId).toBe(mail.threadId)
    const other = await writes.send({
      to,
      subject: 'Iets anders',
      begin: { kind: 'reply', messageId: mail.id },
    })
    expect((await deliverUntil(other.id, 'sent')).gmailThreadId).not.toBe(mail.gmailThreadId)
  })

  test('sent by a double click is one, and is taken back while it waits', async () => {
    const draft = await writes.begin()
    const { version } = await writes.save(draft.id, {
      version: 1,
      to: [{ email: someone() }],
      subject: 'Nog niet',
    })
    const send = () => queueMail(sanne.viewer, queueInput.parse({ draftId: draft.id, version }))
    const [one, two] = await Promise.all([send(), send()])
    expect(one.id).toBe(two.id)
    expect(one.sendAt).toBeGreaterThan(Date.now() + 5_000)
    await deliverMail(sanne.mailboxId, never)
    expect((await outboxOf(sanne.viewer))[0]).toMatchObject({ id: one.id, state: 'queued', canCancel: true })
    await expect(writes.save(draft.id, { version, subject: 'x' })).rejects.toMatchObject({ code: 'not_open' })
    expect((await putOff(sanne.viewer, one.id, Date.now() + 60_000)).sendAt).toBeGreaterThan(one.sendAt)
    expect((await cancelMail(sanne.viewer, one.id)).state).toBe('cancelled')
    expect((await readDraft(sanne.viewer, draft.id)).subject).toBe('Nog niet')
    const again = await send()
    await sendNow(sanne.viewer, again.id)
    await deliverUntil(again.id, 'sent')
    await expect(cancelMail(sanne.viewer, again.id)).rejects.toMatchObject({ code: 'on_its_way' })
  })

  test('is refused by its field when it can’t be sent, and nothing is lost', async () => {
    const draft = await writes.begin()
    const tries: [object, string, string][] = [
      [{ to: [] }, 'no_recipient', 'to'],
      [{ to: [{ email: 'geen adres' }] }, 'bad_address', 'to'],
      [{ to: [{ email: '"e@attacker.example"@victim.example' }] }, 'bad_address', 'to'],
      [
        { to: [{ email: 'ok@elders.example' }], cc: [{ email: 'jürgen@elders.example' }] },
        'bad_address',
        'cc',
      ],
      [
        { to: Array.from({ length: 101 }, (_, n) => ({ email: `k${n}@elders.example` })), cc: [] },
        'too_many',
        'to',
      ],
    ]
    let version = draft.version
    for (const [change, code, field] of tries) {
      version = (await writes.save(draft.id, { version, ...change })).version
      const refused = queueMail(sanne.viewer, queueInput.parse({ draftId: draft.id, version }))
      await expect(refused).rejects.toMatchObject({ code, field })
    }
    expect((await readDraft(sanne.viewer, draft.id)).to).toHaveLength(101)
    await expect(
      queueMail(sanne.viewer, queueInput.parse({ draftId: draft.id, version: 1 })),
    ).rejects.toMatchObject({ code: 'changed' })
  })

  test('takes the thread that it answers out of the inbox, where that was wished for', async () => {
    const [mail] = await db()
      .select()
      .from(messages)
      .where(and(eq(messages.mailboxId, sanne.mailboxId), eq(messages.subject, 'Devis 0')))
      .limit(1)
    const draft = await writes.begin({ kind: 'reply', messageId: mail?.id })
    const input = { draftId: draft.id, version: draft.version, sendAt: Date.now(), archive: true }
    const { id } = await queueMail(sanne.viewer, queueInput.parse(input))
    await deliverUntil(id, 'sent')
    const [shown] = await db().execute(sql`
      select count(*)::int as n from message_labels ml join labels l on l.id = ml.label_id join messages m on m.id = ml.message_id
       where m.thread_id = ${mail?.threadId ?? 0} and l.gmail_id = 'INBOX' and coalesce(ml.wanted, ml.at_gmail)`)
    expect(shown?.n).toBe(0)
  })

  test('brings a reminder once its copy is known', async () => {
    const draft = await writes.begin()
    const { version } = await writes.save(draft.id, {
      version: 1,
      to: [{ email: someone() }],
      subject: 'Antwoord?',
    })
    const remindAt = Date.now() + 86_400_000
    const { id } = await queueMail(
      sanne.viewer,
      queueInput.parse({ draftId: draft.id, version, sendAt: Date.now(), remindAt }),
    )
    await deliverUntil(id, 'sent')
    await syncToRest(sanne.mailboxId)
    const [reminder] = await db().select().from(reminders)
    expect(reminder?.due.getTime()).toBe(remindAt)
  })
})

// R11: at most once, and never lost; tests/bench/send.ts does the same a thousand times over
describe('whatever becomes of an answer, it goes out once', () => {
  const faults: [string, string, string, object?][] = [
    ['Gmail sent it and the answer was lost', 'drafts/send', 'lost_answer'],
    ['the connection was cut in the answer', 'drafts/send', 'cut'],
    ['the answer was half of one', 'drafts/send', 'truncate'],
    ['Gmail failed before it sent', 'drafts/send', 'status', { status: 503 }],
    ['Gmail asked for less', 'drafts/send', 'status', { status: 429, reason: 'rateLimitExceeded' }],
    ['the draft was made and the answer lost', 'upload/.*drafts', 'lost_answer'],
    ['the draft was not made', 'upload/.*drafts', 'status', { status: 500 }],
  ]
  test.each(faults)('%s', async (_, path, kind, more) => {
    await fault(path, kind, more)
    const to = someone()
    const { id } = await writes.send({ to, subject: `Eens ${count}` })
    await deliverUntil(id, 'sent')
    expect(await sentTo(stories.google, to)).toHaveLength(1)
  })

  test('two workers have it at once', async () => {
    const mails = await Promise.all(Array.from({ length: 6 }, () => writes.send({ to: someone() })))
    await Promise.all([1, 2, 3, 4].map(() => deliverMail(sanne.mailboxId, never)))
    for (const mail of mails) {
      const row = await deliverUntil(mail.id, 'sent')
      expect(await sentTo(stories.google, mail.to[0]?.email ?? '')).toHaveLength(1)
      expect(row.history.filter(({ what }) => what === 'asked')).toHaveLength(1)
    }
  })

  test('a worker that waits for Google for long keeps it, and lets go of it in the end', async () => {
    const { id } = await writes.send({ to: someone() })
    const claim = await claimNext(sanne.mailboxId)
    if (!claim) throw new Error('nothing to claim')
    const first = claim.until.getTime()
    const held = async () => (await outboxById(id)).claimedUntil?.getTime() ?? 0
    await whileHeld(
      claim,
      async () => {
        await until(async () => (await held()) > first, { of: 'the claim to be renewed', within: 5_000 })
        await Promise.all([hold(claim, { tries: 1 }), hold(claim, { tries: 2 })])
        expect(await claimNext(sanne.mailboxId)).toBeUndefined()
        await release(claim, {})
      },
      20,
    )
    expect(await held()).toBe(0)
    await expect(hold(claim, {})).rejects.toBeInstanceOf(ClaimLost)
    await deliverUntil(id, 'sent')
  })

  test.each(['before Gmail was asked', 'after it was asked and before it heard', 'after Gmail had sent it'])(
    'a worker died %s',
    async (when) => {
      const to = someone()
      const { id } = await writes.send({ to, subject: `Dood ${count}` })
      if (when.startsWith('before'))
        await fault('drafts/send', 'status', { status: 429, reason: 'rateLimitExceeded' })
      else await fault('drafts/send', when.startsWith('after it') ? 'status' : 'lost_answer', { status: 503 })
      await deliverMail(sanne.mailboxId, never)
      await db()
        .update(outbox)
        .set({ claimedUntil: new Date(Date.now() - 1), retryAt: null, state: 'sending' })
        .where(eq(outbox.id, id))
      await deliverUntil(id, 'sent')
      expect(await sentTo(stories.google, to)).toHaveLength(1)
    },
  )
})

describe('what can’t be sent is told', () => {
  test('one that was changed in Gmail meanwhile', async () => {
    const { id, draftId, to } = await writes.send({ to: someone() })
    await fault('drafts/send', 'status', { status: 429, reason: 'rateLimitExceeded' })
    await deliverMail(sanne.mailboxId, never)
    const gmail = await openGmail(sanne.mailboxId, 'person')
    const gmailDraftId = (await rowOf(draftId))?.gmailDraftId ?? ''
    await putDraft(
      gmail,
      { id: gmailDraftId, threadId: null },
      Buffer.from(`To: ${to[0]?.email}\r\nSubject: Anders\r\n\r\nx`),
    )
    const row = await deliverUntil(id, 'failed')
    expect(row.reason).toBe('changed_at_gmail')
    expect(await sentTo(stories.google, to[0]?.email ?? '')).toEqual([])
    expect((await outboxOf(sanne.viewer)).find((one) => one.id === id)?.trouble?.what).toMatch(
      /changed in Gmail/,
    )
    expect((await cancelMail(sanne.viewer, id)).state).toBe('cancelled')
    expect((await getDraft(gmail, gmailDraftId)).id).toBe(gmailDraftId)
  })

  test('one whose address Gmail no longer sends from', async () => {
    await db()
      .insert(sendAddresses)
      .values({ mailboxId: sanne.mailboxId, email: 'even@spaakwerk.example', verified: true })
    const { id } = await writes.send({ to: someone(), more: { fromEmail: 'even@spaakwerk.example' } })
    await db()
      .update(sendAddresses)
      .set({ verified: false })
      .where(eq(sendAddresses.email, 'even@spaakwerk.example'))
    expect((await deliverUntil(id, 'failed')).reason).toBe('not_verified')
  })

  test('one that Gmail refuses, which can be tried again', async () => {
    await fault('upload/.*drafts', 'status', { status: 400, message: 'Invalid To header' })
    const { id } = await writes.send({ to: someone() })
    expect((await deliverUntil(id, 'failed')).reason).toBe('bad_recipient')
    await retryMail(sanne.viewer, id)
    await deliverUntil(id, 'sent')
  })

  test('until tomorrow, where its sender hides that, or until another one fails', async () => {
    const fails = async () => {
      await fault('drafts/send', 'status', { status: 400, reason: 'invalidArgument' })
      const { id } = await writes.send({ to: someone() })
      await deliverUntil(id, 'failed')
      return id
    }
    const hidden = async () => (await outgoingOf(sanne.viewer)).hidden
    const first = await fails()
    expect(await hidden()).toBe(false)
    await hideUnsent(sanne.viewer)
    expect(await hidden()).toBe(true)
    const second = await fails()
    expect(await hidden()).toBe(false)
    await hideUnsent(sanne.viewer)
    expect(await hidden()).toBe(true)
    await db().update(users).set({ unsentHiddenUntil: sql`now()` }).where(eq(users.id, sanne.viewer.userId)) // midnight
    expect(await hidden()).toBe(false)
    await cancelMail(sanne.viewer, first)
    await cancelMail(sanne.viewer, second)
  })

  test('one of which nobody knows what became of it, until a person says so', async () => {
    for (const as of ['sent', 'again', 'draft'] as const) {
      const { id, draftId, to } = await writes.send({ to: someone() })
      await fault('drafts/send', 'status', { status: 503 })
      await deliverMail(sanne.mailboxId, never)
      const gmailDraftId = (await rowOf(draftId))?.gmailDraftId ?? ''
      const truth = await stories.google.control<{ messages: { id: string }[] }>(
        `truth?mailbox=${sanne.email}`,
      )
      const there = (await getDraft(await openGmail(sanne.mailboxId, 'person'), gmailDraftId)).message.id
      expect(truth.messages.some((message) => message.id === there)).toBe(true)
      await stories.google.control('delete', { mailbox: sanne.email, id: there })
      await db()
        .update(outbox)
        .set({ askedAt: new Date(Date.now() - 700_000), retryAt: null })
        .where(eq(outbox.id, id))
      await deliverUntil(id, 'asking')
      await expect(cancelMail(sanne.viewer, id)).rejects.toMatchObject({ code: 'on_its_way' })
      const settled = await settleMail(sanne.viewer, id, as)
      const email = to[0]?.email ?? ''
      if (as === 'sent') expect(settled.state).toBe('sent')
      if (as === 'draft') expect((await rowOf(draftId))?.state).toBe('open')
      if (as === 'again') await deliverUntil(id, 'sent')
      expect(await sentTo(stories.google, email)).toHaveLength(as === 'again' ? 1 : 0)
    }
  })
})
