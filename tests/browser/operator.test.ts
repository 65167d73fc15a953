import { expect, it, onTestFinished } from "vitest";
import { startEvolution } from "../support/evolution/server.ts";
import { newPage, open, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { asOperator } from "./support/operator.ts";
import { operatorPage } from "./support/operator-page.ts";

it("lets an operator act in a company under a banner, and the company can read it", async () => {
  const { tenantId } = await signedInPage();
  const { page, email } = await operatorPage();
  await open(page, `/operator/tenants/${tenantId}`);
  await inspect(page, "operator-tenant");
  await page.getByRole("link", { name: "Act as customer" }).click();
  const dialog = page.getByRole("dialog", { name: "Act in Toko Uji" });
  await dialog.getByLabel("Reason").fill("Ticket 812");
  await inspect(page, "operator-impersonate");
  await dialog.getByRole("button", { name: "Act as customer" }).click();
  const banner = page.getByRole("complementary", { name: "Acting for a customer" });
  await banner.getByText("You act in Toko Uji as an operator.").waitFor();
  await banner.getByText(/Reason: Ticket 812\. Until/).waitFor();
  await open(page, "/keys");
  await banner.waitFor();
  await inspect(page, "impersonation-banner");
  await banner.getByRole("button", { name: "Stop acting" }).click();
  await page.getByText("You no longer act in this company").first().waitFor();
  await banner.waitFor({ state: "detached" });

  const audit = (await asOperator({ method: "GET", path: `/tenants/${tenantId}/audit?limit=50` })) as {
    items: { action: string; actorLabel: string; after: unknown }[];
  };
  const lines = audit.items.filter(({ action }) => action.startsWith("impersonation."));
  expect(lines).toMatchObject([
    { action: "impersonation.end", actorLabel: email },
    { action: "impersonation.start", actorLabel: email, after: { reason: "Ticket 812" } },
  ]);
});

it("suspends a company for a reason, and lifts it", async () => {
  const { tenantId } = await signedInPage();
  const { page } = await operatorPage();
  await open(page, `/operator/tenants?search=${tenantId}`);
  await page.getByRole("link", { name: "Toko Uji" }).click();
  await page.getByRole("link", { name: "Suspend" }).click();
  await page.getByLabel("Reason").fill("no");
  await page.getByRole("dialog").getByRole("button", { name: "Suspend" }).click();
  await page.getByText("At least 3 characters.").waitFor();
  await page.getByLabel("Reason").fill("Sends spam");
  await page.getByRole("dialog").getByRole("button", { name: "Suspend" }).click();
  await page.getByText("Sends spam").waitFor();
  await page.getByRole("button", { name: "Lift suspension" }).click();
  await page.getByRole("link", { name: "Suspend" }).waitFor();
  await page.getByRole("link", { name: "Set plan" }).click();
  await page.getByRole("combobox", { name: "Plan" }).selectOption("starter");
  await page.getByRole("button", { name: "Set plan" }).click();
  await page.getByRole("definition").filter({ hasText: "Starter" }).waitFor();
});

it("says in words why a server cannot be added", async () => {
  const { page } = await operatorPage();
  await inspect(page, "operator-overview");
  await open(page, "/operator/servers");
  await page.getByRole("link", { name: "Powered by Evolution API." }).waitFor();
  await inspect(page, "operator-servers");
  await page.getByRole("link", { name: "Add server" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Add server" });
  await dialog.getByLabel("Name").fill("Jakarta 1");
  await dialog.getByLabel("URL").fill("http://127.0.0.1:9");
  await dialog.getByLabel("Global API key").fill("a-key-that-is-long-enough");
  await inspect(page, "operator-server-new");
  await dialog.getByRole("button", { name: "Add server" }).click();
  await dialog.getByText(/Nothing answers at this URL/).waitFor();
});

it("adds a server, adopts what runs on it, and drains it", async () => {
  const { tenantId } = await signedInPage();
  const globalKey = `global-${crypto.randomUUID()}`;
  const upstream = await startEvolution({ version: "2.3.6", globalKey });
  onTestFinished(() => upstream.stop());
  await fetch(`${upstream.url}/instance/create`, {
    method: "POST",
    headers: { apikey: globalKey, "content-type": "application/json" },
    body: JSON.stringify({ instanceName: "old-shop", integration: "WHATSAPP-BAILEYS" }),
  });
  const { page } = await operatorPage();
  const name = `Jakarta ${upstream.port}`;
  await open(page, "/operator/servers?new=1");
  const dialog = page.getByRole("dialog", { name: "Add server" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("URL").fill(upstream.url);
  await dialog.getByLabel("Global API key").fill(globalKey);
  await dialog.getByLabel("Only for one customer").fill(tenantId);
  await dialog.getByRole("button", { name: "Add server" }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await page.getByText("Webhooks arrive", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Look" }).click();
  await page.getByRole("row", { name: /old-shop/ }).waitFor();
  await inspect(page, "operator-server");
  await page.getByRole("link", { name: "Adopt" }).click();
  await page.getByLabel("Customer", { exact: true }).fill(tenantId);
  await page.getByRole("button", { name: "Adopt" }).click();
  await page.getByText("“old-shop” is adopted.").waitFor();
  await open(page, new URL(page.url()).pathname);
  await page.getByRole("button", { name: "Delete (Instances are on it. Drain it first.)" }).waitFor();
  await page.getByRole("button", { name: "Drain", exact: true }).click();
  await page.getByText("Draining", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Check now" }).click();
  await page.getByText("Checked", { exact: true }).first().waitFor();
});

it("makes a plan, gives it a price and offers it", async () => {
  const { page } = await operatorPage();
  const id = `p-${crypto.randomUUID()}`;
  await open(page, "/operator/plans?new=1");
  await page.getByLabel("Name").fill("Agency");
  await page.getByRole("textbox", { name: "Id" }).fill(id);
  await page.getByLabel("Copy of").selectOption("business");
  await page.getByRole("button", { name: "New plan" }).click();
  await page.getByRole("heading", { name: "Agency" }).waitFor();
  await page.getByRole("link", { name: "Set BRL" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Price per period").fill("99,999");
  await dialog.getByRole("button", { name: "Save changes" }).click();
  await dialog.getByText("This is not an amount of this currency.").waitFor();
  await dialog.getByLabel("Price per period").fill("99,90");
  await dialog.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("row", { name: /BRL R\$99\.90/ }).waitFor();
  await page.getByLabel("Messages", { exact: true }).fill("70000");
  await page.getByLabel("Message templates").uncheck();
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Done", { exact: true }).first().waitFor();
  expect(await page.getByLabel("Messages", { exact: true }).inputValue()).toBe("70000");
  expect(await page.getByLabel("Message templates").isChecked()).toBe(false);
  await inspect(page, "operator-plan");
  await open(page, "/operator/plans");
  await page
    .getByRole("row", { name: /Agency/ })
    .getByText("Not offered")
    .waitFor();
  await inspect(page, "operator-plans");
});

it("shows the money and the people, in three languages", async () => {
  const { page } = await operatorPage();
  await open(page, "/operator/revenue");
  await page.getByRole("heading", { name: "Unresolved payments" }).waitFor();
  await inspect(page, "operator-revenue");
  await open(page, "/operator/people?role=operator");
  await page.getByText("Rini Operator").first().waitFor();
  await inspect(page, "operator-people");
  const { origin } = new URL(page.url());
  for (const [locale, heading] of [
    ["id", "Pembayaran belum jelas"],
    ["pt-BR", "Pagamentos a esclarecer"],
  ] as const) {
    await page.context().addCookies([{ name: "locale", value: locale, url: origin }]);
    await open(page, "/operator/revenue");
    await page.getByRole("heading", { name: heading }).waitFor();
    await inspect(page, `operator-revenue-${locale}`);
    await open(page, "/operator");
    await inspect(page, `operator-overview-${locale}`);
  }
});

it("does not exist for anybody else", async () => {
  const { page } = await signedInPage();
  expect((await page.goto("/operator/tenants"))?.status()).toBe(404);
  const stranger = await newPage();
  await stranger.goto("/operator");
  expect(new URL(stranger.url()).pathname).toBe("/sign-in");
});
