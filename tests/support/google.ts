import { startProcess } from './process.ts'

export type TestGoogle = {
  /** Its origin: what GOOGLE_BASE_URL is set to. */
  url: string
  /** Asks one of its control addresses: GET without a body, POST with one. Throws when it refuses. */
  control<T = unknown>(path: string, body?: object, method?: 'GET' | 'POST' | 'DELETE'): Promise<T>
  stop(): Promise<void>
}

/** Starts a local Google of its own, with nobody in it. The quota's limits are lifted unless a test asks for them. */
export async function startGoogle(options: { seed?: number; limits?: boolean } = {}): Promise<TestGoogle> {
  const limits = options.limits ? 'on' : 'off'
  const seed = String(options.seed ?? 1)
  const child = startProcess(
    'the local Google',
    ['demo/google/main.ts', '--port', '0', '--seed', seed, '--data', ':memory:', '--limits', limits],
    { PATH: process.env.PATH ?? '' },
  )
  const [, url] = await child.waitFor(/"listening":"([^"]+)"/)
  if (!url) throw new Error('the local Google gave no address')
  return {
    url,
    async control<T>(path: string, body?: object, method: string = body ? 'POST' : 'GET'): Promise<T> {
      const response = await fetch(`${url}/_control/${path}`, {
        method,
        ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      const text = await response.text()
      if (!response.ok)
        throw new Error(`the local Google refused ${method} ${path}: ${response.status} ${text}`)
      return (text ? JSON.parse(text) : undefined) as T
    },
    stop: child.stop,
  }
}
