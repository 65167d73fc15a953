/** Schema of a queue, append-only. What waits is apart from what is settled, so that finding the next one reads one row. */
export const STEPS = [
  "CREATE TABLE kept (one INTEGER PRIMARY KEY CHECK (one = 1), document TEXT NOT NULL)",
  // `contact`: hashes of the contact's spellings, joined. `cold`: it was a stranger when the day's cap for those was used up.
  `CREATE TABLE waiting (
     sequence INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending')),
     contact TEXT NOT NULL,
     cold INTEGER NOT NULL DEFAULT 0,
     created_at INTEGER NOT NULL,
     expires_at INTEGER NOT NULL,
     sending_since INTEGER,
     bytes INTEGER NOT NULL,
     facts TEXT NOT NULL,
     key TEXT,
     fingerprint TEXT,
     body TEXT NOT NULL)`,
  "CREATE INDEX waiting_key_idx ON waiting (key) WHERE key IS NOT NULL",
  `CREATE TABLE settled (
     id TEXT PRIMARY KEY,
     state TEXT NOT NULL CHECK (state IN ('sent', 'failed', 'cancelled', 'unknown')),
     code TEXT,
     message TEXT,
     message_id TEXT,
     created_at INTEGER NOT NULL,
     expires_at INTEGER NOT NULL,
     settled_at INTEGER NOT NULL,
     facts TEXT NOT NULL,
     key TEXT,
     fingerprint TEXT) WITHOUT ROWID`,
  "CREATE INDEX settled_key_idx ON settled (key) WHERE key IS NOT NULL",
  // What is settled and not told yet: the id of its event, and its own.
  "CREATE TABLE untold (event TEXT PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID",
] as const;
