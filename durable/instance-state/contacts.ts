import type { Sql } from "../sql";
import type { LoggedNews } from "./log-store";

/** Writes nothing for those that are known: one that writes often costs one row once. */
export function insertContacts(sql: Sql, hashes: readonly string[]): void {
  sql.run("INSERT OR IGNORE INTO contacts SELECT value FROM json_each(?)", JSON.stringify(hashes));
}

export function knownContacts(sql: Sql, hashes: readonly string[]): string[] {
  const query = "SELECT hash FROM contacts WHERE hash IN (SELECT value FROM json_each(?))";
  return sql.run<{ hash: string }>(query, JSON.stringify(hashes)).map(({ hash }) => hash);
}

/** Another number is connected: it knows nobody. */
export const forgetContacts = (sql: Sql) => sql.run("DELETE FROM contacts");

/** People, not groups: whoever wrote or was written to. */
export const contactsIn = (news: readonly LoggedNews[]): string[] =>
  news.flatMap(({ facts }) => (facts?.chatKind === "contact" ? [facts.contactHash] : []));
