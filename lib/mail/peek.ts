/** The first `count` bytes of a stream, fewer where it is shorter, and the stream as it was, those bytes included. */
export async function peek(
  bytes: ReadableStream<Uint8Array>,
  count: number,
): Promise<{ head: Uint8Array; bytes: ReadableStream<Uint8Array> }> {
  const reader = bytes.getReader()
  const pieces: Uint8Array[] = []
  let ended = false
  for (let read = 0; read < count && !ended; ) {
    const { done, value } = await reader.read()
    ended = done
    if (!value) continue
    pieces.push(value)
    read += value.length
  }
  const rest = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece)
      if (ended) controller.close()
    },
    async pull(controller) {
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
  return { head: Buffer.concat(pieces).subarray(0, count), bytes: rest }
}
