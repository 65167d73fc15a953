import type { Documents } from "./handler";

/** Rows kept per kind; the oldest go first. */
const LIMITS: Readonly<Record<string, number>> = { message: 5_000, contact: 5_000, chat: 5_000 };
const OTHER_LIMIT = 1_000;
/** Lists are read whole. So that five thousand fit into memory, large ones are few: the oldest go first, here too. */
const LARGE_CHARACTERS = 2_048;
const MOST_LARGE_BYTES = 8 * 2 ** 20;
/** A row may hold 2 MB. What is longer is forgotten at once. */
const LONGEST_CHARACTERS = 600_000;

/** The instance's rows of JSON. */
export function openDocuments(sql: SqlStorage): Documents {
  const get = <T>(kind: string, id: string): T | undefined => {
    const rows = sql.exec<{ body: string }>("SELECT body FROM documents WHERE kind = ? AND id = ?", kind, id).toArray();
    return rows[0] && parse<T>(rows[0].body);
  };
  const remove = (kind: string, id: string) =>
    sql.exec("DELETE FROM documents WHERE kind = ? AND id = ? RETURNING id", kind, id).toArray().length > 0;
  const count = (kind: string) =>
    sql.exec<{ rows: number }>("SELECT count(*) AS rows FROM documents WHERE kind = ?", kind).one().rows;
  return {
    get,
    count,
    list: <T>(kind: string) =>
      sql
        .exec<{ body: string }>("SELECT body FROM documents WHERE kind = ? ORDER BY seq", kind)
        .toArray()
        .map((row) => parse<T>(row.body)),
    put: (kind, id, document) => {
      const body = JSON.stringify(document);
      if (body.length > LONGEST_CHARACTERS) return void remove(kind, id);
      const changed = sql.exec("UPDATE documents SET body = ? WHERE kind = ? AND id = ? RETURNING id", body, kind, id);
      const isNew = changed.toArray().length === 0;
      if (isNew) sql.exec("INSERT INTO documents (kind, id, body) VALUES (?, ?, ?)", kind, id, body);
      if (isNew) dropOldest(sql, kind);
      if (body.length > LARGE_CHARACTERS) dropLarge(sql, kind);
    },
    remove,
  };
}

export function removeAllDocuments(sql: SqlStorage) {
  sql.exec("DELETE FROM documents");
}

function dropOldest(sql: SqlStorage, kind: string) {
  sql.exec(
    `DELETE FROM documents WHERE kind = ?1 AND seq <=
       (SELECT seq FROM documents WHERE kind = ?1 ORDER BY seq DESC LIMIT 1 OFFSET ?2)`,
    kind,
    LIMITS[kind] ?? OTHER_LIMIT,
  );
}

/** Of the large ones of a kind, the newest that fit into the bound stay. */
function dropLarge(sql: SqlStorage, kind: string) {
  sql.exec(
    `DELETE FROM documents WHERE kind = ?1 AND seq IN (
       SELECT seq FROM (
         SELECT seq, sum(octet_length(body)) OVER (ORDER BY seq DESC) AS held
         FROM documents WHERE kind = ?1 AND octet_length(body) > ?2)
       WHERE held > ?3)`,
    kind,
    LARGE_CHARACTERS,
    MOST_LARGE_BYTES,
  );
}

/** Only this file writes the rows, from the same types that callers name. */
function parse<T>(body: string): T {
  return JSON.parse(body) as T;
}
