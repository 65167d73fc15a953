import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { until } from "../../support/until.ts";

interface Urls {
  dashboardUrl: string;
  gatewayUrl: string;
}

interface Cookie {
  name: string;
  value: string;
  url: string;
}

export interface Account {
  email: string;
  password: string;
  cookies: Cookie[];
  tenantId: string;
}

export const PASSWORD = "a short sentence is fine";

export const freshEmail = () => `${randomUUID()}@example.com`;

/** Somebody who has signed up, opened the mail and signed in: as the screens do it, without them. */
export async function createAccount(urls: Urls): Promise<Account> {
  const { dashboardUrl } = urls;
  const email = freshEmail();
  const tenant = { name: "Toko Uji", region: "apac", timeZone: "Asia/Jakarta", locale: "en" };
  await post(dashboardUrl, "/auth/sign-up/email", { name: "Sari Wulandari", email, password: PASSWORD, tenant });
  await fetch(await linkFromMail(urls, email), { redirect: "manual", headers: visitor() });
  const signedIn = await post(dashboardUrl, "/auth/sign-in/email", { email, password: PASSWORD });
  const cookies = cookiesOf(signedIn, dashboardUrl);
  return { email, password: PASSWORD, cookies, tenantId: await readTenantId(dashboardUrl, cookies) };
}

/** As the page's list of companies names it. */
async function readTenantId(dashboardUrl: string, cookies: Cookie[]): Promise<string> {
  const cookie = cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
  const html = await (await fetch(`${dashboardUrl}/settings/appearance`, { headers: { cookie } })).text();
  const tenantId = /<button[^>]* name="tenant"[^>]* value="([^"]+)"/.exec(html)?.[1];
  if (!tenantId) throw new Error(`No company in the page:\n${html}`);
  return tenantId;
}

const visitor = () => ({ "cf-connecting-ip": `10.9.${random()}.${random()}` });
const random = () => Math.floor(Math.random() * 255);

async function post(origin: string, path: string, body: object): Promise<Response> {
  const headers = { "content-type": "application/json", origin, ...visitor() };
  const answer = await fetch(`${origin}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

function cookiesOf(answer: Response, url: string): Cookie[] {
  return answer.headers.getSetCookie().map((line) => {
    const [pair = ""] = line.split(";");
    const [name = "", ...value] = pair.split("=");
    return { name, value: decodeURIComponent(value.join("=")), url };
  });
}

/** The link in the newest mail to an address. Mails are written after the answer, so it waits for one. */
export async function linkFromMail({ gatewayUrl }: Urls, email: string, containing = ""): Promise<string> {
  const found = await until(async () => {
    const answer = await fetch(`${gatewayUrl}/dev/inbox?format=json&to=${encodeURIComponent(email)}`);
    const { items } = (await answer.json()) as { items: { text: string }[] };
    return items.flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? []).find((link) => link.includes(containing));
  });
  expect(found).toBeTruthy();
  return found ?? "";
}
