import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { bounces } from '#/db/schema/index.ts'
import { db } from '#/lib/db.ts'
import { suggestRecipients } from '#/lib/drafts/recipients.ts'
import { filesOf, openFile } from '#/lib/mail/files.ts'
import { messageDetails } from '#/lib/mail/thread.ts'
import { never, past, syncStories, syncToRest } from '#/tests/support/sync-stories.ts'
import { deliverUntil, outboxById, writer } from '#/tests/support/writing.ts'

const stories = syncStories()

test('a mail that could not be delivered says so, and so does the address when it is typed again', async () => {
  const sanne = await stories.connected('Sanne', past('sanne@spaakwerk.example', 1))
  await syncToRest(sanne.mailboxId)
  const writes = writer(sanne.viewer, sanne.mailboxId)
  const to = 'nimmand@spaakwerk.example' // nobody has this address
  const { id } = await writes.send({
    to,
    more: { cc: [{ name: '', email: 'erik@postma.example' }] },
    subject: 'Wielen',
  })
  await deliverUntil(id, 'sent')
  await syncToRest(sanne.mailboxId)

  const { messageId } = await outboxById(id)
  const sent = await messageDetails(sanne.viewer, messageId ?? 0, { view: 'html', images: 'off' })
  expect(sent.bounces).toEqual([
    {
      email: to,
      kind: 'failed',
      reason: 'no_such_person',
      at: expect.any(Number),
      reportId: expect.any(Number),
    },
  ])
  const report = await messageDetails(sanne.viewer, sent.bounces[0]?.reportId ?? 0, {
    view: 'html',
    images: 'off',
  })
  expect(report.report?.recipients[0]?.email).toBe(to)
  expect(report.bounces).toEqual([])
  const returned = (await filesOf(sanne.viewer, report.id)).find(({ name }) => name === 'Wielen.eml')
  if (!returned) throw new Error('the mail did not come back')
  const { bytes } = await openFile(returned, 20_000, never)
  const mail = Buffer.from(await new Response(bytes).arrayBuffer())
  expect(mail.toString()).toMatch(/^Subject: Wielen\r$/m)
  expect(returned.size).toBe(mail.length)
  const typed = await suggestRecipients(sanne.viewer, { q: 'nimm' })
  expect(typed).toEqual([{ name: '', email: to, colleague: false, failedAt: sent.bounces[0]?.at }])
  expect((await suggestRecipients(sanne.viewer, { q: 'erik' }))[0]?.failedAt).toBeNull()
  expect(await db().$count(bounces, eq(bounces.messageId, messageId ?? 0))).toBe(1)
})
