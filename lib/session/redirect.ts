import { HANDLER_HEADERS } from '#/lib/api/headers.ts'

/** Sends the browser on with GET, whatever it came with. `location` is a whole address, so that no browser reads a path as a host. */
export function redirectTo(location: string, setCookies: string[] = []): Response {
  const headers = new Headers({ ...HANDLER_HEADERS, location })
  for (const cookie of setCookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}
