import { expect, it } from "vitest";
import { until } from "../support/until.ts";
import { createAccount } from "./support/account.ts";
import { dashboardUrl, gatewayUrl, newPage, open, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { seenByOperator } from "./support/operator.ts";
import { callGateway, connectNumber, inviteMember, makeKey, makeKeyOnScreen } from "./support/tenant.ts";

interface Keys {
  items: { lastUsedAt: string | null; lastClient: string | null }[];
}

interface Instances {
  items: unknown[];
}

it("says what a key is where there is none, and makes one that is shown once", async () => {
  const { page } = await signedInPage();
  await open(page, "/keys");
  await page.getByRole("heading", { name: "No API key yet" }).waitFor();
  await inspect(page, "keys-empty");
  await page.getByRole("link", { name: "New API key" }).click();
  await page.getByLabel("Name").fill("Shop");
  await page.getByLabel("Allowed addresses").fill("not an address");
  await page.getByRole("button", { name: "Create key" }).click();
  await page.getByText("Not an IP address or range: not an address").waitFor();
  await inspect(page, "keys-new");
  await page.getByLabel("Allowed addresses").fill("127.0.0.0/8\n::1");
  await page.getByLabel("Last day").fill("2099-01-31");
  await page.getByRole("button", { name: "Create key" }).click();

  const key = (await page.getByLabel("API key", { exact: true }).textContent()) ?? "";
  expect(key).toMatch(/^zpn_test_/);
  expect(await page.getByRole("region", { name: "curl" }).textContent()).toContain(`-H 'apikey: ${key}'`);
  await inspect(page, "keys-made");
  await page.getByRole("link", { name: "Done" }).click();
  const row = page.getByRole("row").filter({ hasText: "Shop" });
  await row.getByText("1 Feb 2099").or(row.getByText("Feb 1, 2099")).waitFor();
  await page.reload();
  expect(await page.content()).not.toContain(key);
  expect(await row.textContent()).toContain(key.slice(-4));
});

it("verifies with the curl that it shows, is used, shows by whom, and is refused once revoked", async () => {
  const { page, tenantId } = await signedInPage();
  const key = await makeKeyOnScreen(page);
  expect((await callGateway(key, "/verify-creds", { method: "POST" })).status).toBe(200);
  expect((await callGateway(key, "/instance/fetchInstances")).status).toBe(200);

  const row = page.getByRole("row").filter({ hasText: "Shop" });
  const keys = `/tenants/${tenantId}/keys?mode=test`;
  await seenByOperator<Keys>(keys, ({ items: [shop] }) => Boolean(shop?.lastUsedAt && shop.lastClient));
  await page.reload();
  expect(await row.textContent()).toContain("shop-test/1.0");
  await inspect(page, "keys");

  await row.getByRole("button", { name: "Revoke" }).click();
  const dialog = page.getByRole("dialog");
  await inspect(page, "keys-revoke");
  expect(await dialog.getByRole("button", { name: "Revoke" }).isDisabled()).toBe(true);
  await dialog.getByRole("textbox").fill("Shop");
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await page.getByText("Key revoked").first().waitFor();
  await row.getByText("Revoked", { exact: true }).waitFor();
  await until(async () => (await callGateway(key, "/instance/fetchInstances")).status === 401);
});

it("replaces a key, and both work for the grace", async () => {
  const { page, tenantId } = await signedInPage();
  const old = await makeKey(tenantId);
  await open(page, "/keys");
  await page.getByRole("link", { name: "Replace" }).click();
  await inspect(page, "keys-roll");
  await page.getByRole("button", { name: "Make the new key" }).click();
  const made = (await page.getByLabel("API key", { exact: true }).textContent()) ?? "";
  expect(made).not.toBe(old);
  for (const key of [old, made]) expect((await callGateway(key, "/instance/fetchInstances")).status).toBe(200);
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("row").getByText("Being replaced").waitFor();
});

it("limits a key to the instances that were chosen, and filters in the address", async () => {
  const { page, tenantId } = await signedInPage();
  const whole = await makeKey(tenantId, "Whole");
  const [mine, other] = [await connectNumber(whole), await connectNumber(whole)];
  await seenByOperator<Instances>(`/tenants/${tenantId}/instances?mode=test`, ({ items }) => items.length === 2);
  await open(page, "/keys?new=1");
  await page.getByLabel("Name").fill("Narrow");
  await page.getByLabel(mine).check();
  await page.getByRole("button", { name: "Create key" }).click();
  const key = (await page.getByLabel("API key", { exact: true }).textContent()) ?? "";
  expect((await callGateway(key, `/instance/connectionState/${mine}`)).status).toBe(200);
  expect((await callGateway(key, `/instance/connectionState/${other}`)).status).not.toBe(200);
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByText("1 instance", { exact: true }).first().waitFor();
  await page.getByRole("search").getByLabel("State").selectOption("revoked");
  await page.getByRole("heading", { name: "No key fits this filter" }).waitFor();
  expect(new URL(page.url()).searchParams.get("state")).toBe("revoked");
});

it("tells a viewer why nothing can be changed, and the server refuses too", async () => {
  const owner = await signedInPage();
  await makeKey(owner.tenantId);
  const { page } = await inviteMember(owner, "viewer");
  await open(page, "/keys");
  const create = page.getByRole("button", { name: /New API key/ });
  expect(await create.getAttribute("aria-disabled")).toBe("true");
  expect(await create.textContent()).toContain("Your role does not allow this.");
  expect(await page.getByRole("button", { name: /Revoke/ }).getAttribute("aria-disabled")).toBe("true");
  const form = { intent: "create", name: "Mine", mode: "test", scopes: "read" };
  const answer = await page.request.post("/keys?_routes=routes%2F_app.keys", {
    form,
    headers: { origin: new URL(page.url()).origin },
  });
  expect(await answer.text()).toContain("Your role does not allow this.");
  await open(owner.page, "/keys");
  expect(await owner.page.getByRole("row").count()).toBe(2);
});

it("makes and replaces a key without any script", async () => {
  const { cookies } = await createAccount({ dashboardUrl, gatewayUrl });
  const page = await newPage({ javaScriptEnabled: false });
  await page.context().addCookies(cookies);
  await page.goto("/keys?new=1");
  await page.getByLabel("Name").fill("Plain");
  await page.getByRole("button", { name: "Create key" }).click();
  const old = (await page.getByLabel("API key", { exact: true }).textContent()) ?? "";
  expect((await callGateway(old, "/instance/fetchInstances")).status).toBe(200);
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("link", { name: "Replace" }).click();
  await page.getByLabel("The old key keeps working for").selectOption("0");
  await page.getByRole("button", { name: "Make the new key" }).click();
  const made = (await page.getByLabel("API key", { exact: true }).textContent()) ?? "";
  expect((await callGateway(made, "/instance/fetchInstances")).status).toBe(200);
  await until(async () => (await callGateway(old, "/instance/fetchInstances")).status === 401);
});

it("speaks Indonesian and Portuguese on every screen of the builder", async () => {
  const { page, tenantId } = await signedInPage();
  await makeKey(tenantId);
  for (const [locale, texts] of Object.entries(TRANSLATED)) {
    await page.context().addCookies([{ name: "locale", value: locale, url: dashboardUrl }]);
    for (const [path, title] of Object.entries(texts)) {
      await open(page, path);
      await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
      await inspect(page, `${path.slice(1).replace("/", "-")}-${locale}`);
    }
  }
});

const TRANSLATED = {
  id: {
    "/keys": "Kunci API",
    "/webhooks": "Webhook",
    "/webhooks/new": "Endpoint baru",
    "/logs": "Log",
    "/team": "Tim",
    "/audit": "Log audit",
  },
  "pt-BR": {
    "/keys": "Chaves de API",
    "/webhooks": "Webhooks",
    "/webhooks/new": "Novo endpoint",
    "/logs": "Logs",
    "/team": "Equipe",
    "/audit": "Auditoria",
  },
};
