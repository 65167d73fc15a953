import { findApiKey, type ListedApiKey, listApiKeys } from "../../../db/queries/api-keys";
import type { ApiKey, ApiKeyQuery, KeyState } from "../../../lib/contract/api-key";
import { type PageOf, toPage } from "../../../lib/contract/page";
import type { Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";

/** Newest first. A key that asks sees the keys of its own mode. */
export async function listKeys(ctx: TenantContext, { limit, ...filter }: ApiKeyQuery): Promise<PageOf<ApiKey>> {
  const { db, tenantId, actor } = ctx;
  const mode = actor.key?.mode ?? filter.mode;
  const rows = await listApiKeys(db, tenantId, { ...filter, mode, limit: limit + 1 });
  const clients = await clientsOf(ctx, [...new Set(rows.map((row) => row.mode))]);
  return toPage(
    rows.map((row) => show(row, clients)),
    limit,
    ({ id }) => id,
  );
}

/** `not_found` for the key of another tenant, or of another mode than the key that asks. */
export async function getKey(ctx: TenantContext, id: string): Promise<ApiKey> {
  const { db, tenantId, actor } = ctx;
  const row = await findApiKey(db, tenantId, id);
  if (!row || (actor.key && actor.key.mode !== row.mode)) throw new Problem("not_found", "There is no such key.");
  return show(row, await clientsOf(ctx, [row.mode]));
}

/** Whom the ledgers have seen. One that cannot be asked just now leaves the column empty, not the list. */
async function clientsOf({ env, tenantId }: TenantContext, modes: readonly Mode[]): Promise<Record<string, string>> {
  const told = modes.map((mode) => env.LEDGER.getByName(ledgerName(tenantId, mode)).keyClients());
  const answers = await Promise.allSettled(told);
  const known = answers.map((answer) => (answer.status === "fulfilled" ? answer.value : {}));
  return Object.assign({}, ...known);
}

function show(row: ListedApiKey, clients: Readonly<Record<string, string>>): ApiKey {
  const { instanceIds, expiresAt, revokedAt, createdAt, lastUsedAt, ...key } = row;
  return {
    ...key,
    state: stateOf({ expiresAt, revokedAt }),
    instances: instanceIds,
    expiresAt: toText(expiresAt),
    revokedAt: toText(revokedAt),
    createdAt: createdAt.toISOString(),
    lastUsedAt: toText(lastUsedAt),
    lastClient: clients[key.id] ?? null,
  };
}

const toText = (date: Date | null) => date?.toISOString() ?? null;

function stateOf({ expiresAt, revokedAt }: Pick<ListedApiKey, "expiresAt" | "revokedAt">): KeyState {
  const now = Date.now();
  if (revokedAt && revokedAt.getTime() <= now) return "revoked";
  if (expiresAt && expiresAt.getTime() <= now) return "expired";
  return revokedAt ? "retiring" : "active";
}
