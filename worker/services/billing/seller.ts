import type { Db } from "../../../db/client";
import { FIRST_VERSION, findSeller, updateSeller } from "../../../db/queries/seller";
import type { Seller, SellerSettings } from "../../../lib/contract/seller";
import { lineOf } from "../audit/audit";
import type { ActorContext, ServiceContext } from "../context";
import { versionMismatch } from "../tenants/patch-tenant";

const UNNAMED = { name: "", address: "", taxId: "", email: "" };
const KEEP_YEARS = 10;

/** Who bills, as an invoice that is issued now has to say it. */
export async function sellerOf(db: Db): Promise<Seller> {
  const { name, address, taxId, email } = (await findSeller(db)) ?? UNNAMED;
  return { name, address, taxId, email };
}

/** The same with what operators may set beside it, and its version. */
export async function readSeller({ db }: ServiceContext): Promise<SellerSettings & { version: number }> {
  const row = await findSeller(db);
  const { name, address, taxId, email } = row ?? UNNAMED;
  return {
    name,
    address,
    taxId,
    email,
    keepYears: row?.keepYears ?? KEEP_YEARS,
    version: row?.version ?? FIRST_VERSION,
  };
}

/** Holds for invoices from now on; those that were issued stay as they are. */
export async function putSeller(
  ctx: ActorContext,
  { change, version }: { change: SellerSettings; version: number | undefined },
): Promise<SellerSettings & { version: number }> {
  const { version: at, ...before } = await readSeller(ctx);
  const entry = lineOf(ctx.actor, { action: "seller.put", target: "seller", before, after: change });
  if (!(await updateSeller(ctx.db, { change, version, entry }))) throw versionMismatch(at);
  return readSeller(ctx);
}
