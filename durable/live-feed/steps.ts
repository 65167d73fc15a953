/** Schema of a feed, append-only. */
export const STEPS = [
  `CREATE TABLE feed (
     one INTEGER PRIMARY KEY CHECK (one = 1),
     tenant_id TEXT NOT NULL,
     mode TEXT NOT NULL,
     sequence INTEGER NOT NULL,
     is_listening INTEGER NOT NULL,
     quiet_since INTEGER
   )`,
  // The last changes, one row per publication, sealed: events hold what people wrote.
  "CREATE TABLE ring (last INTEGER PRIMARY KEY, first INTEGER NOT NULL, sealed TEXT NOT NULL, at INTEGER NOT NULL)",
  "CREATE TABLE instances (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, view TEXT NOT NULL) WITHOUT ROWID",
  "CREATE TABLE tickets (id TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID",
] as const;
