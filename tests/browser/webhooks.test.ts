import { createHmac } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { until } from "../support/until.ts";
import { open, signedInPage } from "./support/browser.ts";
import { inspect } from "./support/inspect.ts";
import { seenByOperator } from "./support/operator.ts";
import { type Received, type Receiver, startReceiver } from "./support/receiver.ts";
import { callGateway, connectNumber, inviteMember, makeKey } from "./support/tenant.ts";

interface Deliveries {
  items: { event: string; last: { status: number | null } | null }[];
}

interface Endpoints {
  items: { enabled: boolean }[];
}

/** Makes an endpoint with the screens and stays on its page. */
async function makeEndpoint(page: Page, { url }: Pick<Receiver, "url">): Promise<void> {
  await open(page, "/webhooks/new");
  await page.getByRole("textbox", { name: "Address" }).fill(url);
  await page.getByRole("button", { name: "Create endpoint" }).click();
  await page.getByText("Endpoint created").first().waitFor();
}

it("says what an endpoint is where there is none, and edits one with all that it has", async () => {
  const { page } = await signedInPage();
  const receiver = await startReceiver();
  await open(page, "/webhooks");
  await page.getByRole("heading", { name: "No webhook endpoint yet" }).waitFor();
  await inspect(page, "webhooks-empty");
  await page.getByRole("link", { name: "New endpoint" }).click();
  await page.getByRole("textbox", { name: "Address" }).fill("no address");
  await page.getByLabel("Header name").fill("X-Shop");
  await page.getByLabel("Value").fill("42");
  await page.getByLabel("PRESENCE_UPDATE").check();
  // One of ours, with a word of what it says.
  await page.getByLabel(/SEND_PACED.*a paced message was sent/s).check();
  await page.getByLabel("One address per event").check();
  await page.getByRole("button", { name: "Create endpoint" }).click();
  await page.getByText("Some fields need your attention.").waitFor();
  await inspect(page, "webhooks-new");
  await page.getByRole("textbox", { name: "Address" }).fill(receiver.url);
  await page.getByRole("button", { name: "Create endpoint" }).click();
  await page.getByText("Endpoint created").first().waitFor();

  await page.getByRole("link", { name: "Settings", exact: true }).last().click();
  await page.getByRole("heading", { name: "Signing secret" }).waitFor();
  expect(await page.getByLabel("PRESENCE_UPDATE").isChecked()).toBe(true);
  expect(await page.getByLabel("SEND_PACED").isChecked()).toBe(true);
  expect(await page.getByLabel("Header name").first().inputValue()).toBe("X-Shop");
  await page.getByLabel("Note").fill("Orders");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Endpoint saved").first().waitFor();
  await inspect(page, "webhooks-settings");
  await open(page, "/webhooks");
  await page.getByText("Orders").waitFor();
  await page.getByText("7 events").first().waitFor();
  await inspect(page, "webhooks");
});

it("delivers, shows what failed with request and answers, and sends one and all again", async () => {
  const { page, tenantId } = await signedInPage();
  const key = await makeKey(tenantId);
  const receiver = await startReceiver();
  await makeEndpoint(page, receiver);
  const home = page.url();
  const instance = await connectNumber(key);
  const send = () =>
    callGateway(key, `/message/sendText/${instance}`, {
      method: "POST",
      body: { number: "6281234567890", text: "Halo" },
    });
  await send();
  await until(() => receiver.received.some(({ body }) => body.includes("send.message")));
  await page.reload();
  await page.getByRole("row").filter({ hasText: "send.message" }).getByText("Delivered").first().waitFor();

  receiver.answer(500, '{"error":"out of paper"}');
  await open(page, home);
  await page.getByLabel("Event", { exact: true }).selectOption("CALL");
  await page.getByRole("button", { name: "Send test event" }).click();
  await page.getByText(/Answered 500 after \d+ ms/).waitFor();
  await page.getByRole("region", { name: "Answer" }).getByText("out of paper").waitFor();
  await inspect(page, "webhooks-test-failed");
  await send();
  const row = page.getByRole("row").filter({ hasText: "send.message" }).filter({ hasText: "500" });
  await seenByOperator<Deliveries>(
    `/tenants/${tenantId}/endpoints/${new URL(home).pathname.split("/").at(-1)}/deliveries`,
    ({ items }) => items.some(({ event, last }) => event === "send.message" && last?.status === 500),
  );
  await page.reload();
  await row.first().waitFor();
  await page.getByText(/This address has taken nothing since/).waitFor();
  await inspect(page, "webhooks-failing");
  await row.getByRole("link").first().click();
  await page.getByRole("heading", { name: "Attempt 1" }).waitFor();
  await page.getByText("out of paper").first().waitFor();
  await page.getByText("webhook-signature:").first().waitFor();
  await inspect(page, "webhooks-delivery");
  await open(page, "/webhooks");
  await page.getByRole("row").getByText("Failing").waitFor();
});

it("sends one delivery again and all failed ones, under the same webhook-id", async () => {
  const { page, tenantId } = await signedInPage();
  const receiver = await startReceiver();
  receiver.answer(410);
  await makeEndpoint(page, receiver);
  const home = page.url();
  const key = await makeKey(tenantId);
  const instance = await connectNumber(key);
  await until(() => receiver.received.length > 0);
  await seenByOperator<Endpoints>(`/tenants/${tenantId}/endpoints?mode=test`, ({ items }) => !items[0]?.enabled);
  await open(page, home);
  await page
    .getByText(/it answered 410 Gone/)
    .first()
    .waitFor();
  await inspect(page, "webhooks-disabled");
  receiver.answer(204);
  await page.getByRole("button", { name: "Switch on" }).click();
  await page.getByText("Endpoint switched on").first().waitFor();

  await page.getByRole("button", { name: "Send all again" }).click();
  await page.getByText(/All are out: \d+ delivered, 0 failed again\./).waitFor();
  await inspect(page, "webhooks-resent");
  const [first] = receiver.received;
  const ids = () => receiver.received.map(({ headers }) => headers["webhook-id"]);
  expect(ids().filter((id) => id === first!.headers["webhook-id"])).toHaveLength(2);

  await page.getByRole("row").filter({ hasText: "Delivered" }).getByRole("link").first().click();
  await page.getByRole("button", { name: "Send again" }).click();
  await page.getByText("It goes out again").first().waitFor();
  await until(() => new Set(ids()).size <= ids().length - 2);
  expect(instance).toBeTruthy();
});

function isSigned({ headers, body }: Received, secret: string): boolean {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures } = headers;
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return String(signatures).split(" ").includes(`v1,${expected}`);
}

it("reveals and replaces the secret that signs, and shows code that checks it", async () => {
  const { page } = await signedInPage();
  const receiver = await startReceiver();
  await makeEndpoint(page, receiver);
  const home = page.url();
  await open(page, `${home}/settings`);
  await page.getByRole("button", { name: "Show secret" }).click();
  const old = (await page.locator("output").first().textContent()) ?? "";
  expect(old).toMatch(/^whsec_/);
  await page.getByRole("button", { name: "Replace secret" }).click();
  await page.getByText("The new secret signs from now on.").waitFor();
  await inspect(page, "webhooks-secret");
  const made = (await page.locator("output").first().textContent()) ?? "";
  expect(made).not.toBe(old);
  await open(page, home);
  await page.getByRole("button", { name: "Send test event" }).click();
  await page.getByText(/Answered 204 after/).waitFor();
  const sent = receiver.received.at(-1)!;
  expect([isSigned(sent, old), isSigned(sent, made)]).toEqual([true, true]);

  await page.getByRole("link", { name: "Check the signature" }).click();
  for (const [language, words] of [
    ["Node.js", "timingSafeEqual"],
    ["PHP", "hash_equals"],
    ["Python", "compare_digest"],
  ] as const) {
    await page.getByRole("tab", { name: language }).click();
    expect(await page.getByRole("region", { name: language }).textContent()).toContain(words);
  }
  await inspect(page, "webhooks-verify");
});

it("deletes only when the name was typed, and lets a viewer look but not touch", async () => {
  const owner = await signedInPage();
  const receiver = await startReceiver();
  await makeEndpoint(owner.page, receiver);
  const home = owner.page.url();
  const { page } = await inviteMember(owner, "viewer");
  await open(page, home);
  const test = page.getByRole("button", { name: /Send test event/ });
  expect(await test.getAttribute("aria-disabled")).toBe("true");
  expect(await page.getByRole("button", { name: /Send all again/ }).getAttribute("aria-disabled")).toBe("true");
  await page.goto("/webhooks/new");
  await page.getByRole("heading", { name: "Your role does not allow this" }).waitFor();

  await open(owner.page, `${home}/settings`);
  await owner.page.getByRole("button", { name: "Delete endpoint" }).click();
  const dialog = owner.page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(new URL(receiver.url).host);
  await dialog.getByRole("button", { name: "Delete endpoint" }).click();
  await owner.page.getByRole("heading", { name: "No webhook endpoint yet" }).waitFor();
});
