import type { LiveChange } from "../../lib/contract/live";
import { open, seal } from "../../lib/seal";
import type { VersionedSecrets } from "../../lib/secrets";
import type { Sql } from "../sql";
import { insertRing, type RingRow } from "./store";

export type Numbered = LiveChange & { seq: number };

/** Where a publication's changes are sealed for. */
const context = (last: number) => `live-ring:${last}`;

/** Numbers changes from behind `sequence` on and keeps them, sealed, for whoever comes back. */
export async function keepChanges(
  sql: Sql,
  secrets: VersionedSecrets,
  { sequence, changes }: { sequence: number; changes: readonly LiveChange[] },
): Promise<Numbered[]> {
  const numbered = changes.map((change, index) => ({ ...change, seq: sequence + 1 + index }));
  const last = sequence + changes.length;
  const sealed = await seal(secrets, JSON.stringify(numbered), context(last));
  insertRing(sql, { first: sequence + 1, last, sealed }, Date.now());
  return numbered;
}

/** The changes behind `after`. */
export async function readChanges(
  secrets: VersionedSecrets,
  rows: readonly RingRow[],
  after: number,
): Promise<Numbered[]> {
  const found: Numbered[] = [];
  for (const { last, sealed } of rows) {
    const numbered = JSON.parse(await open(secrets, sealed, context(last))) as Numbered[];
    found.push(...numbered.filter(({ seq }) => seq > after));
  }
  return found;
}
