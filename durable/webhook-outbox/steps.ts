/**
 * Schema of an outbox, append-only. `outgoing` has no hidden rows: an event costs a row and an entry in the index of what is
 * due. Its ids are UUIDv7, so their order is that of time; `due` is in ms, with fractions that keep the order of arrival.
 */
export const STEPS = [
  `CREATE TABLE endpoint (
     one INTEGER PRIMARY KEY CHECK (one = 1),
     document TEXT NOT NULL,
     updated_at TEXT NOT NULL,
     disabled TEXT,
     held_until INTEGER NOT NULL DEFAULT 0
   )`,
  `CREATE TABLE deliveries (
     sequence INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     event TEXT NOT NULL,
     body TEXT,
     more_parts INTEGER NOT NULL,
     state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
     attempt INTEGER NOT NULL DEFAULT 0,
     due INTEGER,
     created_at INTEGER NOT NULL
   )`,
  "CREATE INDEX deliveries_due ON deliveries (due) WHERE due IS NOT NULL",
  "CREATE TABLE parts (id TEXT NOT NULL, part INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (id, part)) WITHOUT ROWID",
  `CREATE TABLE attempts (
     sequence INTEGER PRIMARY KEY,
     id TEXT NOT NULL,
     event TEXT NOT NULL,
     attempt INTEGER NOT NULL,
     at INTEGER NOT NULL,
     ms INTEGER NOT NULL,
     status INTEGER,
     error TEXT
   )`,
  `CREATE TABLE outgoing (
     id TEXT PRIMARY KEY,
     event TEXT NOT NULL,
     instance_id TEXT,
     state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'failed')),
     tries INTEGER NOT NULL DEFAULT 0,
     due REAL,
     created_at REAL NOT NULL,
     more_parts INTEGER NOT NULL,
     replay INTEGER,
     attempts TEXT NOT NULL DEFAULT '[]',
     body TEXT
   ) WITHOUT ROWID`,
  "CREATE INDEX outgoing_due ON outgoing (due) WHERE due IS NOT NULL",
  `INSERT INTO outgoing (id, event, state, tries, due, created_at, more_parts, body)
     SELECT id, event, replace(state, 'waiting', 'pending'), attempt, due, created_at, more_parts, body FROM deliveries`,
  "DROP TABLE deliveries",
  "DROP TABLE attempts",
  // Documents say more than they used to; the next event brings the new one.
  "DELETE FROM endpoint",
  "ALTER TABLE endpoint ADD COLUMN failing_since INTEGER",
  "ALTER TABLE endpoint ADD COLUMN record TEXT",
  "ALTER TABLE endpoint ADD COLUMN record_due INTEGER",
  "ALTER TABLE endpoint ADD COLUMN replay TEXT",
] as const;
