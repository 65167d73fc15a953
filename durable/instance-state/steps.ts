/** Schema of an instance's state, append-only. `seen` is purged a generation at a time, so it needs no index on time. */
export const STEPS = [
  `CREATE TABLE live (
     one INTEGER PRIMARY KEY CHECK (one = 1),
     owner TEXT NOT NULL,
     document TEXT NOT NULL
   )`,
  `CREATE TABLE seen (
     generation INTEGER NOT NULL,
     hash TEXT NOT NULL,
     PRIMARY KEY (generation, hash)
   ) WITHOUT ROWID`,
  `CREATE TABLE inbox (
     sequence INTEGER PRIMARY KEY,
     id TEXT NOT NULL,
     event TEXT NOT NULL,
     body TEXT,
     more_parts INTEGER NOT NULL
   )`,
  `CREATE TABLE parts (
     id TEXT NOT NULL,
     part INTEGER NOT NULL,
     body TEXT NOT NULL,
     at INTEGER NOT NULL,
     PRIMARY KEY (id, part)
   ) WITHOUT ROWID`,
  // Large bodies lie in R2 now, under the key in `object`.
  "DROP TABLE parts",
  "ALTER TABLE inbox ADD COLUMN object TEXT",
  "DROP TABLE live",
  "CREATE TABLE kept (one INTEGER PRIMARY KEY CHECK (one = 1), document TEXT NOT NULL)",
  // What was learned of messages, in the order in which it was heard. Rows stay for two days, to know a message again.
  "CREATE TABLE log (sequence INTEGER PRIMARY KEY, message_id TEXT NOT NULL, at INTEGER NOT NULL, news TEXT NOT NULL)",
  // Statuses that overtook their message.
  "CREATE TABLE orphans (message_id TEXT PRIMARY KEY, at INTEGER NOT NULL, news TEXT NOT NULL) WITHOUT ROWID",
  // Media that were fetched for endpoints.
  "CREATE TABLE media (key TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID",
  // Hashes of contacts that the number has written to or heard from, for as long as it is connected as this number.
  "CREATE TABLE contacts (hash TEXT PRIMARY KEY) WITHOUT ROWID",
] as const;
