import { ApiError, callApi } from '#/lib/api/client.ts'
import type { MeInput } from '#/lib/me/input.ts'

/** Keeps what somebody chose for themselves. Gives the sentence that says why it was refused, undefined when it is kept. */
export async function saveOwn(change: MeInput): Promise<string | undefined> {
  try {
    await callApi('PATCH', '/api/v1/me', change)
  } catch (error) {
    if (error instanceof ApiError) return error.message
    throw error
  }
}
