import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { linkFromMail } from "./account.ts";
import { dashboardUrl, gatewayUrl, open, type SignedIn, signedInPage } from "./browser.ts";
import { asOperator, putOnBusinessPlan } from "./operator.ts";

const urls = { dashboardUrl, gatewayUrl };

/** A test key that may do everything, made without a screen. */
export async function makeKey(tenantId: string, name = "Shop"): Promise<string> {
  const body = { name, mode: "test" };
  const made = (await asOperator({ method: "POST", path: `/tenants/${tenantId}/keys`, body })) as { key: string };
  return made.key;
}

/** The same with the screens, which stay on the list of keys. */
export async function makeKeyOnScreen(page: Page, name = "Shop"): Promise<string> {
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

/** Somebody else, invited to the owner's company and looking at it: as the screens do it, without them. */
export async function inviteMember({ tenantId }: SignedIn, role: string): Promise<SignedIn> {
  await putOnBusinessPlan(tenantId);
  const guest = await signedInPage();
  const body = { email: guest.email, role };
  await asOperator({ method: "POST", path: `/tenants/${tenantId}/invitations`, body });
  const answer = await guest.page.request.post(await linkFromMail(urls, guest.email, "/invitation?"), {
    form: { intent: "accept" },
    headers: { origin: dashboardUrl },
    maxRedirects: 0,
  });
  if (answer.status() !== 302) throw new Error(`The invitation answered ${answer.status()}: ${await answer.text()}`);
  return guest;
}
