import type { Google } from './google.ts'

export type Client = { id: string; secret: string; redirect_uris: string; testing: number }

export function findClient(google: Google, id: string): Client | undefined {
  return google.store.one<Client>('SELECT * FROM clients WHERE id = ?', id)
}

/** Adds a client or replaces the one with that id. Refresh tokens of a `testing` client live seven days. */
export function keepClient(
  google: Google,
  client: { id: string; secret: string; redirectUris: string[]; testing: boolean },
): void {
  google.store.run(
    'INSERT OR REPLACE INTO clients (id, secret, redirect_uris, testing) VALUES (?, ?, ?, ?)',
    client.id,
    client.secret,
    JSON.stringify(client.redirectUris),
    client.testing ? 1 : 0,
  )
}
