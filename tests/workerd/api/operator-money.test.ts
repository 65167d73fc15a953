import { expect, it } from "vitest";
import { makeHouse, makeOperator } from "./support";

it("shows operators a tenant's invoices and what plans cost", async () => {
  const { owner, path } = await makeHouse();
  const operator = await makeOperator();
  await operator.ask("PUT", `/operator${path}/plan`, { planId: "free" });
  expect((await owner.ask("GET", `${path}/billing`)).body.isCurrencyFixed).toBe(false);
  const { body } = await owner.ask("PUT", `${path}/billing/plan`, { planId: "starter", currency: "BRL" });
  expect((await owner.ask("GET", `${path}/billing`)).body).toMatchObject({ isCurrencyFixed: true, currency: "BRL" });

  const invoices = await operator.ask("GET", `/operator${path}/invoices`);
  expect(invoices.body).toMatchObject({ items: [{ id: body.invoiceId, state: "open" }], nextCursor: null });
  expect((await operator.ask("GET", `/operator${path}/invoices?cursor=0`)).body.items).toEqual([]);

  const { prices } = (await operator.ask("GET", "/operator/plans/starter")).body;
  expect(prices).toMatchObject({ IDR: { amount: 149_000 }, BRL: { amount: 4_900 } });
});
