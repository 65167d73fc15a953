import { deleteShareLinksStatement, replaceShareLinkStatements } from "../../../db/queries/share-links";
import type { ShareLink } from "../../../lib/contract/instance";
import { sha256, toHex } from "../../../lib/encoding";
import { randomName, uuidv7 } from "../../../lib/ids";
import { config } from "../../env";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { getOwnInstance, getOwnRow } from "./find-own";

/** 160 random bits. */
const TOKEN_LENGTH = 32;

export const hashOfToken = async (token: string) => toHex(await sha256(token));

/** A link by which somebody without an account may connect this instance, once. It ends the one before. */
export async function shareInstance(ctx: TenantContext, id: string, { hours }: { hours: number }): Promise<ShareLink> {
  const { db, tenantId } = ctx;
  await getOwnInstance(ctx, id);
  const token = randomName(TOKEN_LENGTH);
  const expiresAt = new Date(Date.now() + hours * 3_600_000);
  const link = { id: uuidv7(), tenantId, instanceId: id, hash: await hashOfToken(token), expiresAt };
  await db.batch([
    ...replaceShareLinkStatements(db, link),
    audit(ctx, { action: "instance.share", target: id, after: { expiresAt: expiresAt.toISOString() } }),
  ]);
  return { token, url: `${config.dashboardUrl}/share/${token}`, expiresAt: expiresAt.toISOString() };
}

/** The link opens nothing any more. */
export async function unshareInstance(ctx: TenantContext, id: string): Promise<void> {
  const { db, tenantId } = ctx;
  await getOwnRow(ctx, id);
  await db.batch([deleteShareLinksStatement(db, tenantId, id), audit(ctx, { action: "instance.unshare", target: id })]);
}
