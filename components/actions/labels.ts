import { ApiError, callApi } from '#/lib/api/client.ts'
import { newKey } from './new-key.ts'
import { addNotice } from './notices.ts'

/** Makes a label in some mailboxes. Gives whether it is there; a notice says why not. */
export async function makeLabel(name: string, mailboxes: number[], colour?: string): Promise<boolean> {
  return changeLabels(`make the label “${name}”`, 'POST', '/api/v1/labels', {
    mailboxes,
    name,
    ...(colour !== undefined && { colour }),
  })
}

/** One change of labels themselves, with a key of its own. Gives whether it was made; a notice says why not. */
export async function changeLabels(
  what: string, // "make the label “Beurs”"
  method: 'POST' | 'PATCH',
  path: string,
  body: Record<string, unknown>,
): Promise<boolean> {
  try {
    await callApi(method, path, { ...body, key: newKey() })
    return true
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    addNotice({ tone: 'error', words: `Could not ${what}. ${error.message}`, left: null })
    return false
  }
}
