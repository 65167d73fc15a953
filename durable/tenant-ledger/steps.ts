/** Schema of a ledger, append-only. Tables are WITHOUT ROWID: one row written per insert, no hidden index. */
export const STEPS = [
  "CREATE TABLE tenant (id INTEGER PRIMARY KEY CHECK (id = 1), document TEXT NOT NULL)",
  "CREATE TABLE keys (id TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID",
  `CREATE TABLE instances (
     name TEXT PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     upstream_name TEXT NOT NULL UNIQUE,
     document TEXT NOT NULL) WITHOUT ROWID`,
  `CREATE TABLE instance_documents (
     instance_id TEXT NOT NULL,
     kind TEXT NOT NULL,
     id TEXT NOT NULL,
     document TEXT NOT NULL,
     PRIMARY KEY (instance_id, kind, id)) WITHOUT ROWID`,
  `CREATE TABLE windows (
     kind TEXT NOT NULL,
     span TEXT NOT NULL CHECK (span IN ('period', 'day')),
     start INTEGER NOT NULL,
     until INTEGER NOT NULL,
     quota INTEGER NOT NULL,
     granted INTEGER NOT NULL DEFAULT 0 CHECK (granted >= 0),
     settled INTEGER NOT NULL DEFAULT 0,
     PRIMARY KEY (kind, span, start)) WITHOUT ROWID`,
  `CREATE TABLE leases (
     id TEXT PRIMARY KEY,
     kind TEXT NOT NULL,
     period_start INTEGER NOT NULL,
     day_start INTEGER,
     units INTEGER NOT NULL,
     spent INTEGER NOT NULL DEFAULT 0,
     returned INTEGER NOT NULL DEFAULT 0,
     until INTEGER NOT NULL) WITHOUT ROWID`,
  `CREATE TABLE outbox (
     isolate TEXT NOT NULL,
     sequence INTEGER NOT NULL,
     payload TEXT NOT NULL,
     PRIMARY KEY (isolate, sequence)) WITHOUT ROWID`,
  "CREATE TABLE instance_changes (id TEXT PRIMARY KEY, payload TEXT NOT NULL) WITHOUT ROWID",
  `CREATE TABLE refused_batches (
     isolate TEXT NOT NULL,
     sequence INTEGER NOT NULL,
     payload TEXT NOT NULL,
     PRIMARY KEY (isolate, sequence)) WITHOUT ROWID`,
  "CREATE TABLE bot_sends (message_id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID",
  `CREATE TABLE thresholds (
     kind TEXT NOT NULL,
     span TEXT NOT NULL,
     start INTEGER NOT NULL,
     percent INTEGER NOT NULL,
     id TEXT NOT NULL,
     told INTEGER NOT NULL DEFAULT 0,
     PRIMARY KEY (kind, span, start, percent)) WITHOUT ROWID`,
] as const;
