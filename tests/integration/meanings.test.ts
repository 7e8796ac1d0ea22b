import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { messageBodies, messages } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { doubtSender, knowSender } from '#/lib/mail/known-senders.ts'
import { messageDetails } from '#/lib/mail/thread.ts'
import { BOUNCE, FORGED, INVITATION } from '#/tests/support/meaning-mails.ts'
import { syncStories, syncToRest } from '#/tests/support/sync-stories.ts'
import { addMailbox, addMessage } from './mailroom.ts'

const at = syncStories()

test('what a mail means comes with it from Gmail and is there when the mail is opened', async () => {
  const past = [INVITATION, BOUNCE, FORGED].map((raw) => ({
    raw,
    labelIds: ['INBOX'],
    internalDate: Date.now(),
  }))
  const { viewer, mailboxId } = await at.connected('Lotte', past)
  await syncToRest(mailboxId)
  const open = async (subject: string) => {
    const [message] = await db()
      .select({ id: messages.id })
      .from(messages)
      .where(and(eq(messages.mailboxId, mailboxId), eq(messages.subject, subject)))
    return messageDetails(viewer, message?.id ?? 0, { view: 'html', images: 'off' })
  }

  expect(await open('Invitation: Wielen keuren')).toMatchObject({
    sentAt: Date.parse('2026-11-03T14:15:00Z'),
    sentZone: '-05:00',
    invitation: {
      title: 'Wielen keuren',
      when: { start: Date.parse('2026-11-26T12:30:00Z'), zone: 'Asia/Taipei' },
    },
    report: null,
    warning: null,
  })
  expect(await open('Delivery Status Notification (Failure)')).toMatchObject({
    report: {
      recipients: [{ name: 'Velo Leie', email: 'info@veloleie.example', reason: 'full' }],
      original: { subject: 'Forty rear wheels', messageId: 'out@spaakwerk.example' },
    },
    invitation: null,
  })
  const forged = await open('Caparra')
  expect(forged.warning).toEqual({
    kind: 'claims',
    claims: 'segreteria@velorama.example',
    earlier: 0,
    counted: 50,
  })
  expect(forged.body?.content).toContain('goes to pay-velorama.example')
  expect(forged.body?.content).toMatch(/<\/p><details class="fold">.*Segreteria<\/p><\/details>$/)
})

test('of a sender whom one knows nothing is said, to nobody else, and until it is taken back', async () => {
  const noor = await addMailbox('Noor')
  const bram = await addMailbox('Bram')
  const doubtful = async (mailbox: typeof noor, when: string) => {
    const { id } = await addMessage(mailbox, { thread: when, at: when, from: 'conto@pay-velorama.example' })
    await db()
      .update(messageBodies)
      .set({ warning: { kind: 'claims', claims: 'segreteria@velorama.example' } })
      .where(eq(messageBodies.messageId, id))
    return id
  }
  const warningOf = async (mailbox: typeof noor, id: number) =>
    (await messageDetails(mailbox.viewer, id, { view: 'html', images: 'off' })).warning
  const first = await doubtful(noor, '2026-11-20T10:00Z')
  const second = await doubtful(noor, '2026-11-21T10:00Z')
  const colleagues = await doubtful(bram, '2026-11-22T10:00Z')

  expect(await warningOf(noor, first)).toMatchObject({ earlier: 0 })
  expect(await warningOf(noor, second)).toMatchObject({ earlier: 1 })
  expect(await warningOf(bram, colleagues)).toMatchObject({ earlier: 0 }) // a colleague's mail is not hinted at

  await knowSender(noor.viewer, first)
  await knowSender(noor.viewer, first)
  expect(await warningOf(noor, second)).toBeNull()
  expect(await warningOf(bram, colleagues)).not.toBeNull()
  await expect(knowSender(bram.viewer, first)).rejects.toThrow('not yours to see')

  await doubtSender(noor.viewer, second)
  expect(await warningOf(noor, first)).not.toBeNull()
})

test('what an older version kept in another form counts as nothing', async () => {
  const mailbox = await addMailbox('Sietse')
  const { id } = await addMessage(mailbox, { thread: 'a', at: '2026-11-20T10:00Z' })
  await db()
    .update(messageBodies)
    .set({ invitation: { title: 7 }, report: [], warning: 'x' })
    .where(eq(messageBodies.messageId, id))
  expect(await messageDetails(mailbox.viewer, id, { view: 'html', images: 'off' })).toMatchObject({
    invitation: null,
    report: null,
    warning: null,
  })
})

test('a forwarded mail comes open, by its subject', async () => {
  const mailbox = await addMailbox('Giada')
  const html =
    '<p>FYI</p><p>-----Original Message-----<br>From: Joris<br>Sent: Tuesday<br>To: Noor</p><p>Forty?</p>'
  const bodyOf = async (subject: string) => {
    const { id } = await addMessage(mailbox, { thread: subject, at: '2026-11-20T10:00Z', subject, html })
    return (await messageDetails(mailbox.viewer, id, { view: 'html', images: 'off' })).body?.content
  }
  expect(await bodyOf('Re: Wheels')).toContain('<details class="fold">')
  expect(await bodyOf('FW: Wheels')).toBe(html)
})
