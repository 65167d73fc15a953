import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { findInvoice } from "../../../db/queries/invoices";
import { notices } from "../../../db/schema/notices";
import { until } from "../../../tests/support/until";
import type { Actor } from "../context";
import { db, makeTenant } from "./billing.fixture";
import { changePlan } from "./change-plan";
import { BILLING_LETTERS } from "./letters";
import { putSeller, readSeller } from "./seller";

const operator: Actor = { kind: "operator", id: "o1", label: "rini@zapin.test", ip: null, role: "owner" };
const ctx = { db, env, actor: operator };

const company = (name: string) => ({
  name,
  address: "Jl. Sudirman 1\nJakarta 10220",
  taxId: "01.234.567.8-901.000",
  email: "tagihan@zapin.test",
  keepYears: 10,
});

/** There is one seller for everybody, and other files change it at the same time: then the whole scene again. */
const undisturbed = (what: string, scene: () => Promise<void>) => it(what, () => until(() => scene().then(() => true)));

async function invoiceOf(name: string) {
  await putSeller(ctx, { change: company(name), version: undefined });
  const tenant = await makeTenant();
  const { invoiceId } = await changePlan(tenant, { planId: "starter" });
  return { tenantId: tenant.tenantId, id: invoiceId! };
}

undisturbed("prints the seller of the day on an invoice, and leaves it there for good", async () => {
  const { tenantId, id } = await invoiceOf("PT Satu");
  await putSeller(ctx, { change: company("PT Dua"), version: undefined });
  const { keepYears: _, ...seller } = company("PT Satu");
  expect((await findInvoice(db, tenantId, id))?.seller).toEqual(seller);
});

undisturbed("names the seller in the letter", async () => {
  const { tenantId } = await invoiceOf("PT Surat");
  const [notice] = await db.select().from(notices).where(eq(notices.tenantId, tenantId));
  const { text, html } = BILLING_LETTERS["invoice.issued"]!(notice!, { name: "Toko Maju", locale: "id" });
  for (const part of [text, html]) {
    expect(part).toContain("PT Surat, Jl. Sudirman 1, Jakarta 10220, 01.234.567.8-901.000");
    expect(part).toContain("/plan/invoices/");
  }
});

undisturbed("lets nobody overwrite what another operator has just changed", async () => {
  await putSeller(ctx, { change: company("PT Tiga"), version: undefined });
  const { version } = await readSeller(ctx);
  const tries = await Promise.allSettled(
    ["PT A", "PT B"].map((name) => putSeller(ctx, { change: company(name), version })),
  );
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const late = putSeller(ctx, { change: company("PT C"), version });
  await expect(late).rejects.toMatchObject({ code: "version_mismatch" });
});
