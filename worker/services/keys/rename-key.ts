import { renameApiKey } from "../../../db/queries/api-keys";
import type { ApiKey, RenameApiKey } from "../../../lib/contract/api-key";
import { lineOf } from "../audit/audit";
import type { TenantContext } from "../context";
import { getKey } from "./list-keys";

/** The name is for people only: no ledger knows it. */
export async function renameKey(ctx: TenantContext, id: string, { name }: RenameApiKey): Promise<ApiKey> {
  const { db, actor, tenantId } = ctx;
  const key = await getKey(ctx, id);
  const entry = lineOf(actor, { action: "key.rename", target: id, before: { name: key.name }, after: { name } });
  await renameApiKey(db, tenantId, { id, name, entry });
  return { ...key, name };
}
