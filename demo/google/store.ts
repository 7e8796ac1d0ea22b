import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

export type Store = {
  run(sql: string, ...values: SQLInputValue[]): { changes: number; row: number }
  /** The first row, or undefined. The caller says its shape. */
  one<T>(sql: string, ...values: SQLInputValue[]): T | undefined
  all<T>(sql: string, ...values: SQLInputValue[]): T[]
  /** All or nothing. May be nested; the outermost commits. */
  transaction<T>(work: () => T): T
  close(): void
}

/** Opens the state in a file, or ':memory:'. A file keeps everything over a restart, a hard kill included. */
export function openStore(file: string): Store {
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536')
  database.exec(TABLES)
  const statements = new Map<string, StatementSync>()
  const prepared = (sql: string) => {
    const known = statements.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    if (statements.size > 1_000) statements.clear() // searches make many different texts
    statements.set(sql, statement)
    return statement
  }
  let depth = 0

  return {
    run(sql, ...values) {
      const { changes, lastInsertRowid } = prepared(sql).run(...values)
      return { changes: Number(changes), row: Number(lastInsertRowid) }
    },
    one<T>(sql: string, ...values: SQLInputValue[]) {
      return prepared(sql).get(...values) as T | undefined
    },
    all<T>(sql: string, ...values: SQLInputValue[]) {
      return prepared(sql).all(...values) as T[]
    },
    transaction(work) {
      if (depth > 0) return work()
      depth += 1
      database.exec('BEGIN')
      try {
        const result = work()
        database.exec('COMMIT')
        return result
      } catch (error) {
        database.exec('ROLLBACK')
        throw error
      } finally {
        depth -= 1
      }
    },
    close() {
      database.close()
    },
  }
}

/** The order of `messages` by `list_order` is what lists walk, so each filter that lists always use leads an index. */
const TABLES = `
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, details TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS clients (id TEXT PRIMARY KEY, secret TEXT NOT NULL, redirect_uris TEXT NOT NULL, testing INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS brands (client TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS people (
  row INTEGER PRIMARY KEY, sub TEXT NOT NULL UNIQUE, email TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT NOT NULL, picture TEXT, hd TEXT,
  mail TEXT NOT NULL, history_id INTEGER NOT NULL, oldest_history_id INTEGER NOT NULL,
  counter INTEGER NOT NULL, messages_total INTEGER NOT NULL, threads_total INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS send_as (
  mailbox INTEGER NOT NULL, email TEXT NOT NULL COLLATE NOCASE, name TEXT NOT NULL, reply_to TEXT NOT NULL, signature TEXT NOT NULL,
  is_default INTEGER NOT NULL, verified INTEGER NOT NULL, PRIMARY KEY (mailbox, email)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS grants (client TEXT NOT NULL, person INTEGER NOT NULL, scopes TEXT NOT NULL, PRIMARY KEY (client, person)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS codes (
  code TEXT PRIMARY KEY, client TEXT NOT NULL, person INTEGER NOT NULL, redirect_uri TEXT NOT NULL, scopes TEXT NOT NULL, nonce TEXT,
  challenge TEXT, refresh INTEGER NOT NULL, expires_at INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tokens (
  token TEXT PRIMARY KEY, kind TEXT NOT NULL, client TEXT NOT NULL, person INTEGER NOT NULL, scopes TEXT NOT NULL, issued_at INTEGER NOT NULL,
  expires_at INTEGER, dead TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tokens_of ON tokens (person, client, kind, issued_at);

CREATE TABLE IF NOT EXISTS messages (
  row INTEGER PRIMARY KEY, mailbox INTEGER NOT NULL, id TEXT NOT NULL, thread TEXT NOT NULL, internal_date INTEGER NOT NULL,
  list_order INTEGER NOT NULL, history_id INTEGER NOT NULL, size INTEGER NOT NULL, hidden INTEGER NOT NULL, has_attachment INTEGER NOT NULL,
  message_id TEXT, subject TEXT NOT NULL, subject_key TEXT NOT NULL, sender TEXT NOT NULL, recipients TEXT NOT NULL, snippet TEXT NOT NULL,
  raw_hash TEXT NOT NULL, text_hash TEXT, html_hash TEXT);
CREATE UNIQUE INDEX IF NOT EXISTS messages_by_id ON messages (mailbox, id);
CREATE INDEX IF NOT EXISTS messages_in_order ON messages (mailbox, list_order);
CREATE INDEX IF NOT EXISTS messages_shown ON messages (mailbox, hidden, list_order);
CREATE INDEX IF NOT EXISTS messages_of_thread ON messages (mailbox, thread, internal_date);
CREATE INDEX IF NOT EXISTS messages_by_header ON messages (mailbox, message_id);
CREATE TABLE IF NOT EXISTS raws (message INTEGER PRIMARY KEY, raw BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS texts (message INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS message_labels (
  message INTEGER NOT NULL, label TEXT NOT NULL, mailbox INTEGER NOT NULL, list_order INTEGER NOT NULL, PRIMARY KEY (message, label)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS message_labels_in_order ON message_labels (mailbox, label, list_order, message);
CREATE TABLE IF NOT EXISTS label_counts (mailbox INTEGER NOT NULL, label TEXT NOT NULL, messages INTEGER NOT NULL, PRIMARY KEY (mailbox, label)) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS label_added AFTER INSERT ON message_labels BEGIN
  INSERT INTO label_counts (mailbox, label, messages) VALUES (new.mailbox, new.label, 1) ON CONFLICT DO UPDATE SET messages = messages + 1;
END;
CREATE TRIGGER IF NOT EXISTS label_removed AFTER DELETE ON message_labels BEGIN
  UPDATE label_counts SET messages = messages - 1 WHERE mailbox = old.mailbox AND label = old.label;
END;
CREATE TABLE IF NOT EXISTS threads (mailbox INTEGER NOT NULL, id TEXT NOT NULL, messages INTEGER NOT NULL, history_id INTEGER NOT NULL, PRIMARY KEY (mailbox, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS labels (
  mailbox INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, messages_shown TEXT NOT NULL, label_shown TEXT NOT NULL,
  text_colour TEXT, background_colour TEXT, PRIMARY KEY (mailbox, id)) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS labels_by_name ON labels (mailbox, name_key);
CREATE TABLE IF NOT EXISTS drafts (mailbox INTEGER NOT NULL, id TEXT NOT NULL, message INTEGER NOT NULL UNIQUE, PRIMARY KEY (mailbox, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS history (
  mailbox INTEGER NOT NULL, id INTEGER NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL, message TEXT NOT NULL, thread TEXT NOT NULL,
  labels TEXT NOT NULL, labels_then TEXT NOT NULL, PRIMARY KEY (mailbox, id, place)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS uploads (
  id TEXT PRIMARY KEY, authorization TEXT NOT NULL, method TEXT NOT NULL, target TEXT NOT NULL, metadata TEXT NOT NULL,
  size_limit INTEGER NOT NULL, received INTEGER NOT NULL, expires_at INTEGER NOT NULL, answer TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS upload_chunks (upload TEXT NOT NULL, start INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (upload, start));
`
