/** The first `limit` bytes of a stream, and whether there were more; the rest is given back unread. */
export async function readBeginning(
  bytes: ReadableStream<Uint8Array>,
  limit: number,
): Promise<{ bytes: Buffer; cut: boolean }> {
  const pieces: Uint8Array[] = []
  let read = 0
  for await (const piece of bytes) {
    pieces.push(piece)
    read += piece.length
    if (read > limit) break // leaving the loop cancels the rest
  }
  return { bytes: Buffer.concat(pieces).subarray(0, limit), cut: read > limit }
}
