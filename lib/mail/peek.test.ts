import { expect, test } from 'vitest'
import { peek } from './peek.ts'

const streamOf = (...pieces: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(Buffer.from(piece))
      controller.close()
    },
  })

test.each([
  [['%P', 'DF-', '1.7', ' and more'], '%PDF'],
  [['%PDF-1.7 and more'], '%PDF'],
  [['%P'], '%P'],
  [[], ''],
])('of %j the first bytes are looked at, and none is lost', async (pieces, expected) => {
  const { head, bytes } = await peek(streamOf(...pieces), 4)
  expect(Buffer.from(head).toString()).toBe(expected)
  expect(await new Response(bytes).text()).toBe(pieces.join(''))
})

test('who does not want the rest gives it back', async () => {
  let cancelled = false
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(Buffer.from('abcd')),
    cancel() {
      cancelled = true
    },
  })
  const { bytes } = await peek(endless, 2)
  await bytes.cancel()
  expect(cancelled).toBe(true)
})
