import { OAuth2Client } from 'google-auth-library'
import { CLIENT, MODIFY, need, type World } from './world.ts'

export const [REDIRECT = ''] = CLIENT.redirectUris

export type Endpoints = {
  issuer: string
  authorization_endpoint: string
  token_endpoint: string
  userinfo_endpoint: string
  revocation_endpoint: string
  jwks_uri: string
}

/** The addresses of sign-in, as discovery gives them. */
export async function endpointsOf(world: World): Promise<Endpoints> {
  return (await fetch(`${world.google.url}/.well-known/openid-configuration`)).json()
}

/** Google's own OAuth client, with the local Google's addresses. */
export function oauthClient(endpoints: Endpoints, secret = CLIENT.clientSecret): OAuth2Client {
  return new OAuth2Client({
    clientId: CLIENT.clientId,
    clientSecret: secret,
    redirectUri: REDIRECT,
    endpoints: {
      oauth2AuthBaseUrl: endpoints.authorization_endpoint,
      oauth2TokenUrl: endpoints.token_endpoint,
      oauth2RevokeUrl: endpoints.revocation_endpoint,
    },
  })
}

/** What the browser shows or where it goes: without an answer the first page, with one what follows the person's answer. */
export async function visit(
  client: OAuth2Client,
  parameters: Record<string, string>,
  answer?: Record<string, string | string[]>,
) {
  const scope = ['openid', 'email', 'profile', MODIFY]
  const address = client.generateAuthUrl({ scope, access_type: 'offline', ...parameters })
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(answer ?? {})) {
    for (const one of [value].flat()) form.append(name, one)
  }
  const response = await fetch(address, { redirect: 'manual', ...(answer && { method: 'POST', body: form }) })
  const location = response.headers.get('location')
  return {
    status: response.status,
    page: await response.text(),
    back: location ? new URL(location) : undefined,
    given: location ? new URL(location).searchParams : new URLSearchParams(),
  }
}

/** The code that comes back when a person allows these scopes. */
export async function allow(
  client: OAuth2Client,
  email: string,
  parameters: Record<string, string> = {},
  scopes: string[] = [MODIFY],
): Promise<string> {
  const asked = { login_hint: email, prompt: 'consent', ...parameters }
  const { given } = await visit(client, asked, { answer: 'allow', scope: scopes })
  return need(given.get('code'))
}
