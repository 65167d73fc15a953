import type { Sql } from "../sql";
import * as store from "./store";

/** What a number's object says of it. */
export interface Standing {
  isOpen: boolean;
  pairedAt: number | null;
  /** Of the hashes that were asked about, those of contacts it knows. */
  known: readonly string[];
}

export type AskStanding = (contacts: readonly string[]) => Promise<Standing>;

export type Pick =
  | { kind: "send"; row: store.WaitingRow; isCold: boolean; pairedAt: number | null }
  | { kind: "closed"; pairedAt: number | null }
  /** It was cancelled meanwhile. */
  | { kind: "nobody"; pairedAt: number | null }
  /** Only strangers are left, and today's are used up. */
  | { kind: "strangers"; pairedAt: number | null };

const AT_ONCE = 25;
const MOST_PAGES = 20;

/**
 * Whose turn it is: the first in line; where no stranger may be written to any more today, the first that is none. Messages to
 * one contact keep their order whatever happens between them.
 */
export async function pickNext(sql: Sql, ask: AskStanding, hasColdRoom: boolean): Promise<Pick> {
  if (hasColdRoom) {
    const first = store.firstWaiting(sql);
    const standing = await ask(first?.contacts ?? []);
    const { pairedAt } = standing;
    if (!standing.isOpen) return { kind: "closed", pairedAt };
    const row = first && store.findWaiting(sql, first.id);
    if (!row) return { kind: "nobody", pairedAt };
    return { kind: "send", row, isCold: isStranger(row, standing), pairedAt };
  }
  return pickKnown(sql, ask);
}

const isStranger = ({ contacts }: store.WaitingRow, { known }: Standing) =>
  contacts.length > 0 && !contacts.some((contact) => known.includes(contact));

/** Looks at strangers of before as well: some may have written meanwhile. */
async function pickKnown(sql: Sql, ask: AskStanding): Promise<Pick> {
  const earlier = store.listCandidates(sql, { cold: true, after: 0, limit: AT_ONCE });
  let pairedAt: number | null = null;
  for (let page = 0, after = 0; page < MOST_PAGES; page++) {
    const fresh = store.listCandidates(sql, { cold: false, after, limit: AT_ONCE });
    const rows = page === 0 ? [...earlier, ...fresh].toSorted((a, b) => a.sequence - b.sequence) : fresh;
    const standing = await ask([...new Set(rows.flatMap(({ contacts }) => contacts))]);
    ({ pairedAt } = standing);
    if (!standing.isOpen) return { kind: "closed", pairedAt };
    const found = rows.find((row) => !isStranger(row, standing));
    const row = found && (found.contacts.length > 0 ? store.firstFor(sql, found.contacts) : found);
    if (row && store.findWaiting(sql, row.id)) return { kind: "send", row, isCold: false, pairedAt };
    store.markCold(
      sql,
      fresh.map(({ sequence }) => sequence),
    );
    after = fresh.at(-1)?.sequence ?? 0;
    if (fresh.length < AT_ONCE) break;
  }
  return { kind: "strangers", pairedAt };
}
