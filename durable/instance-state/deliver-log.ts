import { ledgerName } from "../../lib/ledger-name";
import type { WebhookOwner } from "../../lib/webhook-secret";
import type { Sql } from "../sql";
import type { ChargedSends } from "../tenant-ledger/bot-sends";
import { deleteOrphan, findOrphan, type LoggedNews, type LogRow, nextNews, putOrphan } from "./log-store";
import { mergeNews } from "./merge-news";

/** By now the ledger has heard of every call that was made before: an isolate tells within two seconds. */
export const SETTLE_MS = 5_000;
const ROWS_AT_ONCE = 500;

interface Log {
  env: Env;
  sql: Sql;
  owner: WebhookOwner;
  /** Number of the newest row that Postgres has. */
  logged: number;
}

/**
 * Writes what waits to Postgres, one statement's worth, and answers the number of the newest row that is there. What was
 * learned of one message becomes one row; a status whose message is not known waits for it here. Throws, with everything
 * still in its place, when ledger or database cannot be reached.
 */
export async function deliverLog({ env, sql, owner, logged }: Log, now: number): Promise<number> {
  const rows = nextNews(sql, { after: logged, before: now - SETTLE_MS, limit: ROWS_AT_ONCE });
  const last = rows.at(-1);
  if (!last) return logged;
  const bots = await chargeBots(env, owner, rows);
  const waited = rows.flatMap(({ news }) => (news.facts ? findOrphan(sql, news.id) : []));
  const merged = mergeNews([...waited, ...rows.map(({ news }) => news)], (id) => bots.has(id));
  const recorded = await record(env, owner, merged);
  for (const { id } of waited) deleteOrphan(sql, id);
  for (const { id, facts } of merged) {
    if (recorded.has(id)) continue;
    // Another writer has just made this row, and the next try will find it.
    if (facts) throw new Error("a message was written twice at once");
    putOrphan(sql, newsOf(id, [...findOrphan(sql, id), ...rows.map(({ news }) => news)]), now);
  }
  return last.sequence;
}

const newsOf = (id: string, news: readonly LoggedNews[]) => news.filter((one) => one.id === id).slice(-20);

/** Which of the messages a bot sent; the ledger charges for those. */
async function chargeBots(env: Env, owner: WebhookOwner, rows: readonly LogRow[]): Promise<Set<string>> {
  const sends = rows.flatMap(({ news }) => (news.facts?.origin === "server" ? { id: news.id, at: news.statusAt } : []));
  if (sends.length === 0) return new Set();
  const ledger = env.LEDGER.getByName(ledgerName(owner.tenantId, owner.mode));
  const { bots, exhausted }: ChargedSends = await ledger.chargeSends({ instanceId: owner.instanceId, sends });
  if (exhausted)
    console.warn({ event: "bot_sends_over_quota", tenantId: owner.tenantId, instanceId: owner.instanceId });
  return new Set(bots);
}

async function record(env: Env, owner: WebhookOwner, messages: ReturnType<typeof mergeNews>): Promise<Set<string>> {
  // The database client is heavy, and most of what this object does needs none.
  const [{ connect }, { recordMessages }] = await Promise.all([
    import("../../db/client"),
    import("../../db/queries/message-log"),
  ]);
  return new Set(await recordMessages(connect(env), owner, messages));
}
