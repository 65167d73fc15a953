/** Append-only, see `durable/migrate.ts`. */
export const steps: readonly string[] = [
  `CREATE TABLE documents (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     kind TEXT NOT NULL,
     id TEXT NOT NULL,
     body TEXT NOT NULL,
     UNIQUE (kind, id)
   );
   CREATE INDEX documents_kind_seq_idx ON documents (kind, seq);
   CREATE TABLE steps (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     due INTEGER NOT NULL,
     step TEXT NOT NULL,
     input TEXT NOT NULL
   );
   CREATE INDEX steps_due_idx ON steps (due);
   CREATE TABLE deliveries (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     due INTEGER NOT NULL,
     attempt INTEGER NOT NULL DEFAULT 0,
     url TEXT NOT NULL,
     headers TEXT NOT NULL,
     body TEXT NOT NULL
   );
   CREATE INDEX deliveries_due_idx ON deliveries (due);
   CREATE TABLE activity (one INTEGER PRIMARY KEY CHECK (one = 1), used_at INTEGER NOT NULL);`,
];

/** False for a name nobody created: looking at it must leave no tables behind. */
export function isMigrated(sql: SqlStorage): boolean {
  return sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'").toArray().length > 0;
}
