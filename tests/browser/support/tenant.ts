import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { linkFromMail } from "./account.ts";
import { dashboardUrl, gatewayUrl, open, type SignedIn, signedInPage } from "./browser.ts";
import { putOnBusinessPlan } from "./operator.ts";

const urls = { dashboardUrl, gatewayUrl };

/** Makes a test key with the screens, and says it. */
export async function makeKey(page: Page, name = "Shop"): Promise<string> {
  await open(page, "/keys?new=1");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Manage").check();
  await page.getByRole("button", { name: "Create key" }).click();
  const key = (await page.getByLabel("API key", { exact: true }).textContent()) ?? "";
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  return key;
}

/** One call of a developer's program. */
export function callGateway(
  key: string,
  path: string,
  init: { method?: string; body?: object } = {},
): Promise<Response> {
  const { method = "GET", body } = init;
  return fetch(`${gatewayUrl}/v1${path}`, {
    method,
    headers: { apikey: key, "user-agent": "shop-test/1.0", ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
}

/** Opens at once when connected: a magic number of the sandbox. */
const OPENS_AT_ONCE = "10000000001";

/** A connected simulated number. */
export async function connectNumber(key: string): Promise<string> {
  const instanceName = `shop-${randomUUID().slice(0, 8)}`;
  const body = { instanceName, integration: "WHATSAPP-BAILEYS", qrcode: false, number: OPENS_AT_ONCE };
  await callGateway(key, "/instance/create", { method: "POST", body });
  await callGateway(key, `/instance/connect/${instanceName}`);
  return instanceName;
}

/** Somebody else, invited with the screens of the owner and signed in to that company. */
export async function inviteMember({ page, tenantId }: SignedIn, role: string): Promise<SignedIn> {
  await putOnBusinessPlan(tenantId);
  const guest = await signedInPage();
  await open(page, "/team?invite=1");
  await page.getByLabel("E-mail").fill(guest.email);
  await page.getByRole("dialog").getByLabel("Role").selectOption(role);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await page.getByText("Invitation sent").first().waitFor();
  await open(guest.page, await linkFromMail(urls, guest.email, "/invitation?"));
  await guest.page.getByRole("button", { name: "Accept invitation" }).click();
  await guest.page.getByRole("heading", { name: /^Hello/ }).waitFor();
  return guest;
}
