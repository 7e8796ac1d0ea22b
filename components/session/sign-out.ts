import { callApi } from '#/lib/api/client.ts'

/** Ends the session on the server and leaves for the sign-in page. What this browser keeps for the person goes too: the next one may be somebody else. */
export async function signOut(): Promise<void> {
  await callApi('POST', '/api/auth/signout')
  localStorage.clear()
  window.location.assign('/sign-in')
}
