import postgres from 'postgres'
import type { Product } from './product.ts'

/** A message's labels as words in order, one's own by name, by the minute that it was put in place at. */
export type Side = Record<string, string>

type Truth = {
  messages: { id: string; labelIds: string[] }[]
  labels: { id: string; name: string }[]
}

/** What Google holds of a mailbox's messages. */
export async function sideAtGoogle({ google }: Product, email: string): Promise<Side> {
  const truth = await google.control<Truth>(`truth?mailbox=${encodeURIComponent(email)}`)
  const names = new Map(truth.labels.map(({ id, name }) => [id, name]))
  return Object.fromEntries(
    truth.messages
      .map(({ id, labelIds }): [string, string] => [
        id,
        labelIds
          .map((label) => names.get(label) ?? label)
          .sort()
          .join(' '),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Opens the product's own rows: what its pages show, whether anything still waits for Gmail, and ids by subject. */
export function openRows({ databaseUrl }: Product) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  return {
    sql,
    async shown(email: string): Promise<Side> {
      const rows = await sql<{ gmail_id: string; labels: string[] }[]>`
        select m.gmail_id, array(select case l.type when 'user' then l.name else l.gmail_id end from message_labels ml join labels l on l.id = ml.label_id
                                  where ml.message_id = m.id and coalesce(ml.wanted, ml.at_gmail) and l.deleted_at is null) as labels
          from messages m join mailboxes b on b.id = m.mailbox_id where b.address = ${email} and m.state = 'stored' order by m.gmail_id collate "C"`
      return Object.fromEntries(rows.map(({ gmail_id, labels }) => [gmail_id, labels.sort().join(' ')]))
    },
    /** How many actions have been made. */
    async actions(): Promise<number> {
      const [row] = await sql<{ n: number }[]>`select count(*)::int as n from mail_actions`
      return row?.n ?? 0
    },
    /** Gmail was told of everything, and its history has said so: no wish is left. */
    async isSettled(): Promise<boolean> {
      const waiting = await sql`
        select 1 from mail_action_runs where state <> 'done' union all select 1 from message_labels where wanted is not null limit 1`
      return waiting.length === 0
    },
    /** Gmail's ids of the messages with these subjects. */
    async idsOf(subject: string): Promise<string[]> {
      const rows = await sql<{ gmail_id: string }[]>`select gmail_id from messages where subject = ${subject}`
      return rows.map(({ gmail_id }) => gmail_id)
    },
    end: () => sql.end(),
  }
}
