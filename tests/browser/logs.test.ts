import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { open, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { seenByOperator } from "./support/operator.ts";
import { callGateway, connectNumber, inviteMember, makeKey } from "./support/tenant.ts";

const params = (page: Page) => new URL(page.url()).searchParams;

interface Requests {
  items: { path: string; status: number }[];
}

/** A tenant with a connected number, a message sent and a look refused, and the page on its log. */
async function busyTenant() {
  const owner = await signedInPage();
  const { page, tenantId } = owner;
  const key = await makeKey(tenantId);
  const instance = await connectNumber(key);
  const body = { number: "6281234567890", text: "Halo" };
  const sent = await callGateway(key, `/message/sendText/${instance}`, { method: "POST", body });
  await callGateway(key, `/instance/connectionState/${instance}`);
  await callGateway(key, "/instance/connectionState/nobody");
  await seenByOperator<Requests>(
    `/tenants/${tenantId}/requests?mode=test`,
    ({ items }) => items.some(({ status }) => status === 404) && items.some(({ path }) => path.includes("sendText")),
  );
  await open(page, "/logs");
  return { owner, page, key, instance, requestId: sent.headers.get("x-zapin-request-id") ?? "" };
}

it("shows every call, keeps filters in the address, and finds a request id", async () => {
  const { page, instance, requestId } = await busyTenant();
  await page.getByText("Your plan shows the last 30 days.").waitFor();
  await inspect(page, "logs");
  await page.getByLabel("Status").selectOption("4xx");
  await page.getByRole("row").filter({ hasText: "404" }).first().waitFor();
  await page.getByRole("row").filter({ hasText: "sendText" }).waitFor({ state: "detached" });
  expect(params(page).get("status")).toBe("4xx");
  await page.reload();
  expect(await page.getByLabel("Status").inputValue()).toBe("4xx");

  await open(page, "/logs");
  await page.getByLabel("Instance").selectOption({ label: instance });
  await page.getByRole("row").filter({ hasText: "404" }).waitFor({ state: "detached" });
  expect(params(page).get("instanceId")).toBeTruthy();
  await page.getByLabel("Key", { exact: true }).selectOption({ label: "Shop" });
  await page.waitForURL(/keyId=/);

  await open(page, "/logs");
  await page.getByRole("searchbox").fill(requestId);
  await page.getByRole("searchbox").press("Enter");
  await page.waitForURL(/q=/);
  await page.getByRole("row").filter({ hasText: "connectionState" }).first().waitFor({ state: "detached" });
  expect(await page.getByRole("row").count()).toBe(2);
  await page.getByText("sendText").waitFor();
  await page.getByRole("searchbox").fill("nothing-like-it");
  await page.getByRole("searchbox").press("Enter");
  await page.getByRole("heading", { name: "No call fits this filter" }).waitFor();
});

it("copies a call as curl, looks again at once, and asks before it sends again", async () => {
  const { page, instance } = await busyTenant();
  await page
    .getByRole("row")
    .filter({ hasText: "connectionState" })
    .filter({ hasText: "200" })
    .getByRole("link")
    .click();
  const dialog = page.getByRole("dialog");
  const curl = await dialog.getByRole("region", { name: "curl" }).textContent();
  expect(curl).toContain(`/v1/instance/connectionState/${instance}`);
  await dialog.getByRole("button", { name: "Call again" }).click();
  await dialog.getByText(/Answered 200 after/).waitFor();
  await inspect(page, "logs-call");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });

  await page.getByRole("row").filter({ hasText: "sendText" }).getByRole("link").click();
  await dialog.getByLabel("Body").fill('{"number":"6281234567890","text":"Once more"}');
  await dialog.getByRole("button", { name: "Call again" }).click();
  await dialog.getByText("Confirm that this shall happen.").waitFor();
  await inspect(page, "logs-replay");
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Call again" }).click();
  await dialog.getByText(/Answered 201 after/).waitFor();
});

it("follows live, and nothing moves while one reads", async () => {
  const { page, key, instance } = await busyTenant();
  await page.getByRole("button", { name: "Follow live" }).click();
  await page.getByText("New calls appear by themselves.").waitFor();
  const before = await page.getByRole("row").count();
  await callGateway(key, `/label/findLabels/${instance}`);
  await page.getByRole("row").filter({ hasText: "findLabels" }).waitFor();
  expect(await page.getByRole("row").count()).toBeGreaterThan(before);

  await page.getByRole("row").filter({ hasText: "sendText" }).getByRole("link").click();
  await page.getByRole("dialog").waitFor();
  await callGateway(key, `/settings/find/${instance}`);
  await page.getByText("New calls wait while you read.").waitFor({ state: "attached" });
  expect(await page.getByText("settings/find").count()).toBe(0);
  await page.keyboard.press("Escape");
  await page.getByRole("row").filter({ hasText: "settings/find" }).waitFor();
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Follow live" }).waitFor();
});

it("lets a viewer read the log but not call again", async () => {
  const { owner } = await busyTenant();
  const { page } = await inviteMember(owner, "viewer");
  await open(page, "/logs?q=connectionState");
  await page.getByRole("row").filter({ hasText: "200" }).getByRole("link").click();
  const again = page.getByRole("dialog").getByRole("button", { name: /Call again/ });
  expect(await again.getAttribute("aria-disabled")).toBe("true");
});
