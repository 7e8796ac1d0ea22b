import { ApiError, readError } from '#/lib/api/client.ts'

/** Bytes of a file from our own API, whole. `onProgress` learns how many have come. Throws ApiError; gives up when `signal` says so. */
export async function fetchFile(
  path: string,
  signal: AbortSignal,
  onProgress: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetch(path, { signal })
    if (!response.ok || !response.body) throw await readError(response)
    const pieces: Uint8Array<ArrayBuffer>[] = []
    let read = 0
    const reader = response.body.getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      pieces.push(value)
      read += value.length
      onProgress(read)
    }
    return new Uint8Array(await new Blob(pieces).arrayBuffer())
  } catch (error) {
    if (error instanceof ApiError || signal.aborted) throw error
    throw new ApiError('broken_off', 'The file broke off on its way. Try again.', undefined)
  }
}
