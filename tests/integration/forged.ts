import http from 'node:http'

/** Headers by which a request may claim that this server has another name. */
export const FORGED: Record<string, string>[] = [
  { host: 'evil.example' },
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  { forwarded: 'host=evil.example;proto=https' },
]

/** A request with headers that fetch does not let one set. Gives where it leads, and head and body as one text; of a stream the head. */
export function askAs(
  address: string,
  headers: Record<string, string>,
  form?: string,
): Promise<{ location: string; whole: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      address,
      { method: form === undefined ? 'GET' : 'POST', headers },
      async (response) => {
        let whole = JSON.stringify(response.headers)
        const stream = response.headers['content-type']?.startsWith('text/event-stream')
        if (stream) response.destroy()
        else for await (const chunk of response) whole += chunk
        resolve({ location: response.headers.location ?? '', whole })
      },
    )
    request.on('error', reject).end(form)
  })
}
