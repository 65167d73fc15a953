import type { Sql } from "../sql";
import { readBot } from "./bot-document";
import { type DocumentKey, deleteDocument, findDocument, listDocuments, putDocument } from "./registry";

/**
 * Changes of bots, and of their settings, that are on their way to a server. Servers know no versions: a change is announced here
 * before its server is asked, so that whoever has seen an older state, or comes while another is on its way, is refused first.
 */

interface Hold {
  by: string;
  until: number;
}

/** Where one of them stands while it lasts: as many at once as do not say what they have seen. */
export const holdKey = ({ instanceId, kind, id }: DocumentKey, by: string): DocumentKey => ({
  instanceId,
  kind: `hold:${kind}:${id}`,
  id: by,
});

/** Announces a change. False, and nothing is written, where that may only change `ifRevision` and is not alone with it. */
export function holdBot(
  sql: Sql,
  key: DocumentKey,
  { by, ifRevision }: { by: string; ifRevision: number | undefined },
): boolean {
  const now = Date.now();
  const own = holdKey(key, by);
  const holds = listDocuments(sql, own.instanceId, own.kind).map((text) => JSON.parse(text) as Hold);
  for (const past of holds.filter(({ until }) => until <= now)) deleteDocument(sql, holdKey(key, past.by));
  const isAlone = holds.every(({ until }) => until <= now);
  if (ifRevision !== undefined && !(isAlone && revisionOf(sql, key) === ifRevision)) return false;
  putDocument(sql, own, JSON.stringify({ by, until: now + HOLD_MS } satisfies Hold));
  return true;
}

/** 0 for settings that nobody has given yet. */
function revisionOf(sql: Sql, key: DocumentKey): number {
  const text = findDocument(sql, key);
  return text === undefined ? 0 : readBot(text).revision;
}

/** Longer than a server is waited for, read and write together: one that was cut off is forgotten then. */
const HOLD_MS = 90_000;
