/** Schema of an outbox, append-only. Rows without `due` wait for nothing: delivered ones have lost their body. */
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
] as const;
