/** A browser as far as HTTP goes: it keeps cookies, says where its requests come from, and follows nothing by itself. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  /** Every Set-Cookie header it was given. */
  readonly setCookies: string[] = []
  readonly #address: string

  constructor(address: string) {
    this.#address = address
  }

  /** A link or a typed address. */
  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('GET', path, headers)
  }

  /** What a script of our own pages sends. */
  change(method: string, path: string, body: unknown = {}): Promise<Response> {
    const headers = { ...OWN_PAGE, 'content-type': 'application/json' }
    return this.send(method, path, headers, JSON.stringify(body))
  }

  /** What the form of the sign-in page sends. */
  submit(path: string, fields: Record<string, string>): Promise<Response> {
    const headers = { ...OWN_PAGE, 'content-type': 'application/x-www-form-urlencoded' }
    return this.send('POST', path, headers, new URLSearchParams(fields).toString())
  }

  /** A request with exactly these headers, besides the cookies. */
  async send(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<Response> {
    const response = await fetch(new URL(path, this.#address), {
      method,
      redirect: 'manual',
      headers: { ...headers, cookie: this.cookieHeader() },
      ...(body !== undefined && { body }),
    })
    for (const header of response.headers.getSetCookie()) this.#keep(header)
    return response
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #keep(header: string): void {
    this.setCookies.push(header)
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? []
    if (/; Max-Age=0(;|$)/i.test(header)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

const OWN_PAGE = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }
