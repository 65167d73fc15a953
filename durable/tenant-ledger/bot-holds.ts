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
  /** What the audit log is to say of it, as JSON; and what it would have changed. */
  line?: string;
  revision?: number;
}

/** A change whose end nobody has told of. */
export interface LeftHold {
  key: DocumentKey;
  by: string;
  line: string;
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
  { by, ifRevision, line }: { by: string; ifRevision: number | undefined; line?: string },
): boolean {
  const now = Date.now();
  const own = holdKey(key, by);
  const holds = listDocuments(sql, own.instanceId, own.kind).map((text) => JSON.parse(text) as Hold);
  for (const past of holds.filter(isSilent)) if (past.until <= now) deleteDocument(sql, holdKey(key, past.by));
  const isAlone = holds.every(({ until }) => until <= now);
  const revision = revisionOf(sql, key);
  if (ifRevision !== undefined && !(isAlone && revision === ifRevision)) return false;
  putDocument(sql, own, JSON.stringify({ by, until: now + HOLD_MS, line, revision } satisfies Hold));
  return true;
}

const isSilent = ({ line }: Hold) => line === undefined;

/** Ends an announcement whose change may have come to something of which nobody has told: the line is kept. */
export function leaveHold(sql: Sql, key: DocumentKey): void {
  const text = findDocument(sql, key);
  if (text !== undefined) putDocument(sql, key, JSON.stringify({ ...(JSON.parse(text) as Hold), until: 0 }));
}

/** Those that were left behind, where something has changed since; the others are forgotten. */
export function leftHolds(sql: Sql, instanceId: string): LeftHold[] {
  const query = `SELECT kind, id, document FROM instance_documents
    WHERE instance_id = ? AND kind >= 'hold:' AND kind < 'hold;' ORDER BY id`;
  const left: LeftHold[] = [];
  for (const { kind, id, document } of sql.run<{ kind: string; id: string; document: string }>(query, instanceId)) {
    const { by, until, line, revision } = JSON.parse(document) as Hold;
    if (until > Date.now()) continue;
    const [, of = "", name = ""] = /^hold:(.*):([^:]*)$/.exec(kind) ?? [];
    const isChanged = revisionOf(sql, { instanceId, kind: of, id: name }) !== revision;
    if (line !== undefined && isChanged) left.push({ key: { instanceId, kind, id }, by, line });
    else deleteDocument(sql, { instanceId, kind, id });
  }
  return left;
}

/** 0 for settings that nobody has given yet. */
function revisionOf(sql: Sql, key: DocumentKey): number {
  const text = findDocument(sql, key);
  return text === undefined ? 0 : readBot(text).revision;
}

/** Longer than a server is waited for, read and write together: one that was cut off is forgotten then. */
const HOLD_MS = 90_000;
