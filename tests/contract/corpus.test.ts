import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { gmail_v1 } from '@googleapis/gmail'
import { expect, test } from 'vitest'
import { ANNA, need, startWorld } from './world.ts'

const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
const FOLDERS = ['mime', 'bounces', 'headers']

test('every mail of the open corpus, however broken, can be placed, read in each format, and its files fetched', async (ctx) => {
  if (!existsSync(CORPUS)) return ctx.skip('the open corpus is not beside this clone')
  const world = await startWorld(3)
  const anna = await world.client(ANNA)
  const files = FOLDERS.flatMap((folder) => filesIn(join(CORPUS, folder)))
  expect(files.length).toBeGreaterThan(300)
  for (const file of files) {
    const raw = readFileSync(file)
    if (raw.length === 0) continue
    const [id = ''] = await world.place(ANNA, [raw])
    const get = async (format: string) => (await anna.users.messages.get({ userId: 'me', id, format })).data
    const bytes = Buffer.from(need((await get('raw')).raw), 'base64url')
    expect([file, bytes.equals(raw)]).toEqual([file, true])
    expect(await get('metadata')).toHaveProperty('payload')
    const { payload } = await get('full')
    for (const part of partsOf(need(payload)).slice(0, 20)) {
      if (!part.body?.attachmentId) continue
      const { data } = await anna.users.messages.attachments.get({
        userId: 'me',
        messageId: id,
        id: part.body.attachmentId,
      })
      const length = Buffer.from(data.data ?? '', 'base64url').length
      expect([file, part.partId, length, data.size]).toEqual([
        file,
        part.partId,
        part.body.size,
        part.body.size,
      ])
    }
  }
  await world.stop()
})

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function partsOf(part: gmail_v1.Schema$MessagePart): gmail_v1.Schema$MessagePart[] {
  return [part, ...(part.parts ?? []).flatMap(partsOf)]
}
