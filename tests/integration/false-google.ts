import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Json = Record<string, unknown>
export type Twist = {
  /** Changes what the id token claims; it is then signed again, as Google would. */
  claims?: (claims: Json) => Json
  /** Changes the token's head, which says how it is signed. */
  header?: Json
  /** Signs with a key that the key set does not hold. */
  wrongKey?: boolean
  /** Changes the rest of what the token endpoint answers. */
  answer?: (answer: Json) => Json
}

export type FalseGoogle = { url: string; twist: (twist: Twist) => void; stop(): Promise<void> }

const KEY_ID = 'false'

/**
 * Stands between the product and a local Google and passes everything on, but for what the token endpoint gives: that it
 * can make wrong in one way at a time, under a signature that is right. The product can't tell it from Google.
 */
export async function startFalseGoogle(googleUrl: string): Promise<FalseGoogle> {
  const [known, unknown] = [newKey(), newKey()]
  let twist: Twist = {}
  const { keys, token } = await addresses(googleUrl)

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const path = request.url ?? '/'
    if (path === keys) return void response.end(JSON.stringify({ keys: [publicJwk(known)] }))
    const passed = await fetch(googleUrl + path, {
      method: request.method ?? 'GET',
      redirect: 'manual',
      headers: headersOf(request.headers),
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    })
    let text = (await passed.text()).replaceAll(googleUrl, url)
    if (path === token && passed.ok)
      text = JSON.stringify(twisted(JSON.parse(text), twist, url, twist.wrongKey ? unknown : known))
    const headers = Object.fromEntries(
      [...passed.headers].filter(([name]) => !/length|encoding|connection/.test(name)),
    )
    response.writeHead(passed.status, headers).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    twist: (next) => {
      twist = next
    },
    stop: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}

function twisted(answer: Json, twist: Twist, issuer: string, key: KeyObject): Json {
  const [, payload = ''] = String(answer.id_token).split('.')
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), iss: issuer }
  const header = { alg: 'RS256', typ: 'JWT', kid: KEY_ID, ...twist.header }
  const signed = `${encode(header)}.${encode(twist.claims?.(claims) ?? claims)}`
  const signature =
    header.alg === 'none' ? '' : sign('sha256', Buffer.from(signed), key).toString('base64url')
  const whole = { ...answer, id_token: `${signed}.${signature}` }
  return twist.answer?.(whole) ?? whole
}

const encode = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url')

const newKey = () =>
  createPrivateKey(
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    }).privateKey,
  )

function publicJwk(key: KeyObject): Json {
  const { kty, n, e } = key.export({ format: 'jwk' })
  return { kty, n, e, alg: 'RS256', use: 'sig', kid: KEY_ID }
}

async function addresses(googleUrl: string): Promise<{ keys: string; token: string }> {
  const response = await fetch(`${googleUrl}/.well-known/openid-configuration`)
  const { jwks_uri, token_endpoint } = (await response.json()) as { jwks_uri: string; token_endpoint: string }
  return { keys: new URL(jwks_uri).pathname, token: new URL(token_endpoint).pathname }
}

function headersOf(given: NodeJS.Dict<string | string[]>): Record<string, string> {
  const passed = ['authorization', 'content-type', 'cookie', 'accept']
  return Object.fromEntries(passed.flatMap((name) => (given[name] ? [[name, String(given[name])]] : [])))
}
