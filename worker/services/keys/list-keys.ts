import { findApiKey, type ListedApiKey, listApiKeys } from "../../../db/queries/api-keys";
import type { ApiKey, ApiKeyQuery, KeyState } from "../../../lib/contract/api-key";
import { type PageOf, toPage } from "../../../lib/contract/page";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";

/** Newest first. A key that asks sees the keys of its own mode. */
export async function listKeys(
  { db, tenantId, actor }: TenantContext,
  { limit, ...filter }: ApiKeyQuery,
): Promise<PageOf<ApiKey>> {
  const mode = actor.key?.mode ?? filter.mode;
  const rows = await listApiKeys(db, tenantId, { ...filter, mode, limit: limit + 1 });
  return toPage(rows.map(show), limit, ({ id }) => id);
}

/** `not_found` for the key of another tenant, or of another mode than the key that asks. */
export async function getKey({ db, tenantId, actor }: TenantContext, id: string): Promise<ApiKey> {
  const row = await findApiKey(db, tenantId, id);
  if (!row || (actor.key && actor.key.mode !== row.mode)) throw new Problem("not_found", "There is no such key.");
  return show(row);
}

function show({ instanceIds, expiresAt, revokedAt, createdAt, lastUsedAt, ...key }: ListedApiKey): ApiKey {
  return {
    ...key,
    state: stateOf({ expiresAt, revokedAt }),
    instances: instanceIds,
    expiresAt: toText(expiresAt),
    revokedAt: toText(revokedAt),
    createdAt: createdAt.toISOString(),
    lastUsedAt: toText(lastUsedAt),
  };
}

const toText = (date: Date | null) => date?.toISOString() ?? null;

function stateOf({ expiresAt, revokedAt }: Pick<ListedApiKey, "expiresAt" | "revokedAt">): KeyState {
  const now = Date.now();
  if (revokedAt && revokedAt.getTime() <= now) return "revoked";
  if (expiresAt && expiresAt.getTime() <= now) return "expired";
  return revokedAt ? "retiring" : "active";
}
