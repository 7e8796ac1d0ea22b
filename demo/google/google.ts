import type { AttachmentIds } from './attachment-ids.ts'
import { createAttachmentIds } from './attachment-ids.ts'
import { type Choices, chooseBySeed, dice } from './choices.ts'
import { createFaults, type Fault, type Faults } from './faults.ts'
import type { OddSending } from './odd-sending.ts'
import { createQuota, type Quota } from './quota.ts'
import { openStore, type Store } from './store.ts'

/** One running Google: its state in the store, its choices, and what lives only as long as the process. */
export type Google = {
  store: Store
  choices: Choices
  quota: Quota
  faults: Faults
  /** The first that fits a mail counts. */
  sending: OddSending[]
  attachmentIds: AttachmentIds
  /** By their path; see pictures.ts. */
  pictures: Map<string, Buffer>
  /** The time in ms; control can move it forward. */
  now(): number
  advance(ms: number): void
}

/** Assembles a Google over a file of state. The seed is kept in the file: another one later is refused, since ids follow from it. */
export function createGoogle(options: { file: string; seed: number; limits: boolean }): Google {
  const store = openStore(options.file)
  const known = store.one<{ value: string }>("SELECT value FROM meta WHERE name = 'seed'")
  if (known && Number(known.value) !== options.seed) {
    store.close()
    throw new Error(
      `${options.file} was made with seed ${known.value}; start with that seed or with another file.`,
    )
  }
  store.run("INSERT OR IGNORE INTO meta (name, value) VALUES ('seed', ?)", String(options.seed))
  let ahead = 0
  const now = () => Date.now() + ahead
  const choices = chooseBySeed(options.seed)
  let drawn = 0
  const draw = () => dice(choices, 1_000_000, 'fault', drawn++) / 1_000_000
  return {
    store,
    choices,
    quota: createQuota({ on: options.limits }),
    faults: createFaults(draw),
    sending: [],
    attachmentIds: createAttachmentIds(choices.attachmentIdGets),
    pictures: new Map(),
    now,
    advance(ms) {
      ahead += ms
    },
  }
}

/** Takes away everybody, with all they have, and what was asked of this Google besides. Its clients, its keys and its limits stay, and so does its time. */
export function emptyGoogle({ store, faults, pictures }: Google): void {
  faults.clear()
  pictures.clear()
  const tables = store.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('meta', 'clients') AND name NOT LIKE 'sqlite_%'",
  )
  store.transaction(() => {
    for (const { name } of tables) store.run(`DELETE FROM ${name}`)
  })
}

/** The faults that meet a request now, each written down. */
export function meetFaults(
  google: Google,
  call: { method: string; path: string; mailbox?: string | undefined },
): Fault[] {
  const met = google.faults.meet(call)
  for (const { name, kind } of met)
    note(google, 'fault', { fault: kind, name, method: call.method, path: call.path, mailbox: call.mailbox })
  return met
}

/** Writes down what really happened, for proofs to compare with. Entries are never changed. */
export function note(google: Google, kind: string, details: Record<string, unknown>): void {
  google.store.run(
    'INSERT INTO journal (at, kind, details) VALUES (?, ?, ?)',
    google.now(),
    kind,
    JSON.stringify(details),
  )
}
