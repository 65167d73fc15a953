import { findShared, markShareLinkUsed } from "../../../db/queries/share-links";
import { getTenant } from "../../../db/queries/tenants";
import type { Instance as Row } from "../../../db/schema/instances";
import type { ShareLink } from "../../../db/schema/share-links";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import type { Pairing, SharedInstance } from "../../../lib/contract/instance";
import { ledgerName } from "../../../lib/ledger-name";
import { Problem } from "../../../lib/problem";
import type { ServiceContext } from "../context";
import { connect, pairByCode } from "./pair-instance";
import { readPhone } from "./read-phone";
import { readView } from "./read-view";
import { hashOfToken } from "./share-instance";
import { showPairing } from "./show-instance";

/** For so long a used link still says that it worked. */
const FAREWELL_MS = 10 * 60_000;

interface Shared {
  link: ShareLink;
  row: Row;
}

/** What the holder of a link sees: the codes of this moment, or that the number is connected. */
export async function readShared(ctx: ServiceContext, token: string): Promise<SharedInstance> {
  const shared = await openLink(ctx, token);
  return show(ctx, shared, showPairing(await readView(ctx.env, shared.row)));
}

/** Starts pairing: with a phone number by a code to type, else by one to scan. Problems: `conflict` once the link was used. */
export async function connectShared(
  ctx: ServiceContext,
  token: string,
  phone: { number: string; country?: string | undefined } | undefined,
): Promise<SharedInstance> {
  const { db, env } = ctx;
  const shared = await openLink(ctx, token);
  const { link, row } = shared;
  if (link.usedAt) throw new Problem("conflict", "The number was connected already. Ask for a new link.");
  await requireActive(ctx, row.tenantId);
  const instance: LedgerInstance | null = await env.LEDGER.getByName(ledgerName(row.tenantId, row.mode)).instanceById(
    row.id,
  );
  if (instance?.state !== "ready") throw noSuchLink();
  const subject = { row, instance };
  const pairing = phone
    ? await pairByCode(env, subject, await readPhone({ db, env, tenantId: row.tenantId }, phone))
    : await connect(env, subject);
  return show(ctx, shared, pairing);
}

async function openLink({ db }: ServiceContext, token: string): Promise<Shared> {
  const shared = await findShared(db, await hashOfToken(token));
  const usedAt = shared?.link.usedAt;
  if (!shared || (usedAt && Date.now() - usedAt.getTime() > FAREWELL_MS)) throw noSuchLink();
  return shared;
}

async function requireActive({ db }: ServiceContext, tenantId: string): Promise<void> {
  const { status } = await getTenant(db, tenantId);
  if (status === "suspended") throw new Problem("tenant_suspended", "This account is suspended.");
}

/** Once connected it shows no code any more, also when the number is logged out again later. */
async function show({ db }: ServiceContext, { link, row }: Shared, pairing: Pairing): Promise<SharedInstance> {
  const { name, tenantId } = row;
  const expiresAt = link.expiresAt.toISOString();
  if (pairing.status === "open" && !link.usedAt) await markShareLinkUsed(db, tenantId, link.id);
  const isOver = pairing.status === "open" || link.usedAt !== null;
  return { ...pairing, ...(isOver && { qr: null, pairingCode: null }), name, expiresAt };
}

const noSuchLink = () => new Problem("not_found", "This link is not valid, has expired or was used.");
