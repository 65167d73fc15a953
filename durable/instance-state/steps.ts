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
] as const;
