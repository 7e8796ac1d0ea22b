import type { Google } from './google.ts'

/** `name`: as whom it asks on the consent page; without one Google shows the id. */
export type Client = { id: string; name: string; secret: string; redirect_uris: string; testing: number }

export function findClient(google: Google, id: string): Client | undefined {
  return google.store.one<Client>(
    'SELECT clients.*, coalesce(brands.name, id) AS name FROM clients LEFT JOIN brands ON brands.client = id WHERE id = ?',
    id,
  )
}

/** Adds a client or replaces the one with that id. Refresh tokens of a `testing` client live seven days. */
export function keepClient(
  google: Google,
  client: { id: string; name?: string | undefined; secret: string; redirectUris: string[]; testing: boolean },
): void {
  google.store.run(
    'INSERT OR REPLACE INTO clients (id, secret, redirect_uris, testing) VALUES (?, ?, ?, ?)',
    client.id,
    client.secret,
    JSON.stringify(client.redirectUris),
    client.testing ? 1 : 0,
  )
  google.store.run('DELETE FROM brands WHERE client = ?', client.id)
  if (client.name) google.store.run('INSERT INTO brands (client, name) VALUES (?, ?)', client.id, client.name)
}
