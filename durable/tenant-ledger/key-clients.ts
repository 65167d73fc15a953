import type { Sql } from "../sql";

const LONGEST = 200;

/** Notes the program that a key was used by. Writes only when it is another than before: identifying stays a read. */
export function noteClient(sql: Sql, keyId: string, agent: string): void {
  const client = agent.slice(0, LONGEST);
  const [known] = sql.run<{ client: string }>("SELECT client FROM key_clients WHERE key_id = ?", keyId);
  if (known?.client !== client) sql.run("INSERT OR REPLACE INTO key_clients VALUES (?, ?)", keyId, client);
}

/** Key → the program that used it last, as it names itself. */
export function listClients(sql: Sql): Record<string, string> {
  const rows = sql.run<{ keyId: string; client: string }>("SELECT key_id AS keyId, client FROM key_clients");
  return Object.fromEntries(rows.map(({ keyId, client }) => [keyId, client]));
}
