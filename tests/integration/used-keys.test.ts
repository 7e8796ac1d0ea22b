import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { DraftFile, DraftView } from '#/lib/drafts/types.ts'
import { type Answer, newFile, writingDesk } from './writing-desk.ts'

const desk = writingDesk()
const { ask, given, expectUntouched } = desk

describe('the key of one request under another (R11, R12)', () => {
  test('is refused for a file, and the first file stays', async () => {
    const attachmentId = desk.house().ids.file
    for (const { at } of desk.holders()) {
      const file = newFile({ name: 'Begroting.pdf', size: 3 })
      const made = await Promise.all(
        Array.from({ length: 10 }, () => given<DraftFile>('POST', `${at}/files`, file)),
      )
      expect(new Set(made.map(({ id }) => id)).size).toBe(1)
      const others: object[] = [
        { name: 'Anders.pdf' },
        { type: 'image/png' },
        { size: 4 },
        { type: 'image/png', inline: true },
      ]
      for (const other of others) expectKeyUsed(await ask('POST', `${at}/files`, { ...file, ...other }))
      const { files } = await given<DraftView>('GET', at)
      expect(files.filter(({ key }) => key === file.key)).toEqual([made[0]])
      if (at.includes('drafts'))
        expectKeyUsed(await ask('POST', `${at}/files`, { key: file.key, attachmentId }))
      await given('DELETE', `${at}/files/${made[0]?.id}`)
    }
    await expectUntouched()
  })

  test('is refused for a draft, and for an action', async () => {
    const [first, second] = [
      await given<DraftView>('POST', '/api/v1/drafts', { key: desk.draft().key, kind: 'new' }),
      await ask('POST', '/api/v1/drafts', {
        key: desk.draft().key,
        kind: 'reply',
        messageId: desk.house().ids.message,
      }),
    ]
    expect(first.id).toBe(desk.draft().id)
    expectKeyUsed(second)
    const answer = { key: randomUUID(), kind: 'reply', messageId: desk.house().ids.message }
    const begun = await given<DraftView>('POST', '/api/v1/drafts', answer)
    expect(await given<DraftView>('POST', '/api/v1/drafts', answer)).toEqual(begun)
    expectKeyUsed(await ask('POST', '/api/v1/drafts', { ...answer, kind: 'forward' }))
    const click = { key: randomUUID(), kind: 'star', target: { threads: [desk.house().ids.thread] } }
    await given('POST', '/api/v1/actions', click)
    expectKeyUsed(await ask('POST', '/api/v1/actions', { ...click, kind: 'archive' }))
    await expectUntouched()
  })

  test('is refused of whatever carries it as its Idempotency-Key, also where a refusal was the answer', async () => {
    const input = { draftId: desk.draft().id, version: desk.draft().version + 1 }
    const headers = { 'idempotency-key': randomUUID() }
    const first = await ask('POST', '/api/v1/outbox', input, headers)
    expect(first).toMatchObject({ status: 409, error: { code: 'changed' } })
    expect(await ask('POST', '/api/v1/outbox', input, headers)).toEqual(first)
    expectKeyUsed(await ask('POST', '/api/v1/outbox', { ...input, version: desk.draft().version }, headers))
    await expectUntouched()
  })

  const expectKeyUsed = (answer: Answer) =>
    expect(answer).toMatchObject({
      status: 422,
      error: { code: 'key_used', message: expect.stringMatching(/was used for another request\.$/) },
    })
})
