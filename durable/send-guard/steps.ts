/**
 * Schema of a guard, append-only. The key is found under the few generations that can still be alive, and a whole
 * generation is purged at once: so no index on time is needed, and a reservation writes one row.
 */
export const STEPS = [
  `CREATE TABLE sends (
     generation INTEGER NOT NULL,
     key TEXT NOT NULL,
     request_id TEXT NOT NULL,
     state TEXT NOT NULL DEFAULT 'reserved' CHECK (state IN ('reserved', 'answered', 'unknown')),
     reserved_at INTEGER NOT NULL,
     deadline INTEGER NOT NULL,
     fingerprint TEXT,
     status INTEGER,
     content_type TEXT,
     sealed_body TEXT,
     PRIMARY KEY (generation, key),
     CHECK (state <> 'answered' OR (fingerprint NOT NULL AND status NOT NULL AND content_type NOT NULL AND sealed_body NOT NULL))
   ) WITHOUT ROWID`,
] as const;
