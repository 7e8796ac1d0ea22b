import { callApi } from '#/lib/api/client.ts'

/** Ends the session on the server and leaves for the sign-in page. */
export async function signOut(): Promise<void> {
  await callApi('POST', '/api/auth/signout')
  window.location.assign('/sign-in')
}
