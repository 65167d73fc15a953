import type { LedgerTenant } from "../../lib/contract/tenant";
import type { Sql } from "../sql";
import { readBot } from "./bot-document";
import type { FoundBot, LedgerInstance, LedgerKey } from "./messages";

/** Who and what the ledger knows: its tenant, the keys, the instances and what is kept about each. */

type Document = { document: string };
const parse = <T>(rows: Document[]): T[] => rows.map(({ document }) => JSON.parse(document) as T);

export function findTenant(sql: Sql): LedgerTenant | undefined {
  return parse<LedgerTenant>(sql.run<Document>("SELECT document FROM tenant"))[0];
}

export function putTenant(sql: Sql, tenant: LedgerTenant): void {
  sql.run("INSERT OR REPLACE INTO tenant VALUES (1, ?)", JSON.stringify(tenant));
}

export function findKey(sql: Sql, id: string): LedgerKey | undefined {
  return parse<LedgerKey>(sql.run<Document>("SELECT document FROM keys WHERE id = ?", id))[0];
}

export function listKeys(sql: Sql): LedgerKey[] {
  return parse<LedgerKey>(sql.run<Document>("SELECT document FROM keys ORDER BY id"));
}

export function putKey(sql: Sql, key: LedgerKey): void {
  sql.run("INSERT OR REPLACE INTO keys VALUES (?, ?)", key.id, JSON.stringify(key));
}

export function deleteKey(sql: Sql, id: string): void {
  sql.run("DELETE FROM keys WHERE id = ?", id);
}

export function findInstance(sql: Sql, name: string): LedgerInstance | undefined {
  return parse<LedgerInstance>(sql.run<Document>("SELECT document FROM instances WHERE name = ?", name))[0];
}

export function findInstanceById(sql: Sql, id: string): LedgerInstance | undefined {
  return parse<LedgerInstance>(sql.run<Document>("SELECT document FROM instances WHERE id = ?", id))[0];
}

export function listInstances(sql: Sql): LedgerInstance[] {
  const all = parse<LedgerInstance>(sql.run<Document>("SELECT document FROM instances"));
  return all.sort((a, b) => a.createdAt - b.createdAt);
}

export function putInstance(sql: Sql, instance: LedgerInstance): void {
  sql.run(
    "INSERT OR REPLACE INTO instances VALUES (?, ?, ?, ?)",
    instance.name,
    instance.id,
    instance.upstreamName,
    JSON.stringify(instance),
  );
}

export function deleteInstance(sql: Sql, id: string): void {
  sql.run("DELETE FROM instances WHERE id = ?", id);
  sql.run("DELETE FROM instance_documents WHERE instance_id = ?", id);
}

/** Something kept about an instance, such as `webhook` or a `typebot`; ids are unique per kind. Documents are JSON text. */
export interface DocumentKey {
  instanceId: string;
  kind: string;
  id: string;
}

export function findDocument(sql: Sql, { instanceId, kind, id }: DocumentKey): string | undefined {
  const query = "SELECT document FROM instance_documents WHERE instance_id = ? AND kind = ? AND id = ?";
  return sql.run<Document>(query, instanceId, kind, id)[0]?.document;
}

export function listDocuments(sql: Sql, instanceId: string, kind: string): string[] {
  const query = "SELECT document FROM instance_documents WHERE instance_id = ? AND kind = ? ORDER BY id";
  return sql.run<Document>(query, instanceId, kind).map(({ document }) => document);
}

/** Of all instances. */
export function listDocumentKeys(sql: Sql, kind: string): DocumentKey[] {
  const query = "SELECT instance_id AS instanceId, kind, id FROM instance_documents WHERE kind = ?";
  return sql.run<{ instanceId: string; kind: string; id: string }>(query, kind);
}

export function putDocument(sql: Sql, { instanceId, kind, id }: DocumentKey, document: string): void {
  sql.run("INSERT OR REPLACE INTO instance_documents VALUES (?, ?, ?, ?)", instanceId, kind, id, document);
}

export function deleteDocument(sql: Sql, { instanceId, kind, id }: DocumentKey): boolean {
  const query = "DELETE FROM instance_documents WHERE instance_id = ? AND kind = ? AND id = ? RETURNING id";
  return sql.run(query, instanceId, kind, id).length > 0;
}

export function findBot(sql: Sql, id: string): FoundBot | undefined {
  const query =
    "SELECT instance_id, kind, document FROM instance_documents WHERE id = ? AND kind >= 'bot:' AND kind < 'bot;' LIMIT 1";
  const [row] = sql.run<{ instance_id: string; kind: string; document: string }>(query, id);
  const instance = row && findInstanceById(sql, row.instance_id);
  if (!row || instance?.state !== "ready") return undefined;
  return { instance, kind: row.kind.slice("bot:".length), upstreamId: readBot(row.document).upstreamId };
}

export function botKinds(sql: Sql, instanceId: string): string[] {
  const query =
    "SELECT DISTINCT kind FROM instance_documents WHERE instance_id = ? AND kind >= 'bot:' AND kind < 'bot;' ORDER BY kind";
  return sql.run<{ kind: string }>(query, instanceId).map(({ kind }) => kind.slice("bot:".length));
}
