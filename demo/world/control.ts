/** What is in a mailbox of the local Google now. */
export type Truth = {
  messages: { id: string; labelIds: string[]; internalDate: number; textHash: string | null }[]
  labels: { id: string; name: string }[]
}

/** Asks a control address of the local Google: POST with a body, else GET. Throws what it says when it refuses. */
export async function control<T>(
  googleUrl: string,
  path: string,
  body?: object,
  signal?: AbortSignal,
): Promise<T> {
  const response = await fetch(`${googleUrl}/_control/${path}`, {
    method: body ? 'POST' : 'GET',
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    ...(signal && { signal }),
  })
  const text = await response.text()
  if (!response.ok)
    throw new Error(`The local Google refused ${path} (${response.status}): ${text.slice(0, 300)}`)
  return (text ? JSON.parse(text) : {}) as T
}

/** All that is in one mailbox, oldest first. */
export function truth(googleUrl: string, mailbox: string, signal?: AbortSignal): Promise<Truth> {
  return control<Truth>(googleUrl, `truth?mailbox=${encodeURIComponent(mailbox)}`, undefined, signal)
}
