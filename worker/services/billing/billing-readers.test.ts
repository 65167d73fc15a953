import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { devMails } from "../../../db/schema/dev-mails";
import { until } from "../../../tests/support/until";
import { mailNotices, notify } from "../endpoints/notify";
import { db, makeTenant } from "./billing.fixture";
import { changePlan } from "./change-plan";
import { updateBillingDetails } from "./update-billing-details";

it("writes about invoices, and about nothing else, to the address of the billing details", async () => {
  const ctx = await makeTenant();
  const email = `${crypto.randomUUID()}@accounting.test`;
  await updateBillingDetails(ctx, { name: "PT Maju", address: "", taxId: "", email });
  const data = { kind: "message_send", percent: 80, used: 8, limit: 10, resetsAt: new Date().toISOString() };
  await notify({ db }, ctx.tenantId, { kind: "quota.threshold", data });
  await changePlan(ctx, { planId: "starter" });
  const mails = () => db.select().from(devMails).where(eq(devMails.recipient, email));
  // Other files have notices as well, and they come first.
  await until(async () => {
    await mailNotices(env, db);
    return (await mails()).length > 0;
  });
  await mailNotices(env, db);
  expect(await mails()).toMatchObject([{ kind: "invoice.issued", text: expect.stringContaining("/plan/invoices/") }]);
});
