import { exports } from "cloudflare:workers";
import type { AnyJson } from "../support/any-json";
// Loaded before any request: here, unlike in the bundle, two requests cannot wait for one module.
import "../../worker/doors";
import "../../worker/services/accounts/sign-up";

export const DASHBOARD = "https://dashboard.test";

export interface Answer {
  status: number;
  body: AnyJson;
  headers: Headers;
}

export interface Browser {
  /** Somebody's address on the net; each browser has its own, so that none uses up another's attempts. */
  ip: string;
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** A browser at the dashboard's own host: it keeps cookies, names its origin, and is reached over the dashboard's door. */
export function openBrowser(ip = randomIp()): Browser {
  const cookies = new Map<string, string>();
  const send: Browser["send"] = async (method, path, body, headers = {}) => {
    const response = await exports.Dashboard.fetch(
      new Request(DASHBOARD + path, {
        method,
        redirect: "manual",
        headers: {
          "x-zapin-client-ip": ip,
          "user-agent": "a browser",
          ...(method !== "GET" && { origin: DASHBOARD }),
          ...(body !== undefined && { "content-type": "application/json" }),
          ...(cookies.size > 0 && { cookie: cookieHeader(cookies) }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    keepCookies(cookies, response);
    const text = await response.text();
    return { status: response.status, body: parse(text), headers: response.headers };
  };
  return {
    ip,
    cookies,
    send,
    get: (path, headers) => send("GET", path, undefined, headers),
    post: (path, body, headers) => send("POST", path, body, headers),
  };
}

export const cookieHeader = (cookies: ReadonlyMap<string, string>) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");

function keepCookies(cookies: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = "", ...attributes] = line.split("; ");
    const name = pair.slice(0, pair.indexOf("="));
    if (attributes.includes("Max-Age=0")) cookies.delete(name);
    else cookies.set(name, pair.slice(name.length + 1));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Documentation addresses are too few: any public one does. */
export function randomIp(): string {
  const [a = 0, b = 0, c = 0] = crypto.getRandomValues(new Uint8Array(3));
  return `100.${a}.${b}.${c}`;
}

export const newPerson = () => ({
  name: "Siti",
  email: `${crypto.randomUUID()}@example.com`,
  password: crypto.randomUUID(),
});

export type Person = ReturnType<typeof newPerson>;

export const newTenant = () => ({
  name: `Toko ${crypto.randomUUID()}`,
  region: "apac",
  timeZone: "Asia/Jakarta",
  locale: "id",
});

export interface KeptMail {
  kind: string;
  subject: string;
  text: string;
  html: string;
}

/** What has been mailed to somebody, newest first. */
export async function mailsTo(email: string): Promise<KeptMail[]> {
  const query = new URLSearchParams({ format: "json", to: email });
  const response = await exports.default.fetch(`https://gateway.test/dev/inbox?${query}`);
  const { items } = (await response.json()) as { items: KeptMail[] };
  return items;
}

/** The dashboard's path that the newest mail of a kind leads to; it goes out after the answer that asked for it. */
export async function linkIn(email: string, kind: string): Promise<string> {
  for (;;) {
    const mail = (await mailsTo(email)).find((kept) => kept.kind === kind);
    const url = mail?.text.match(/https:\S+/)?.[0];
    if (url) return url.slice(DASHBOARD.length);
  }
}

/** Signs up, follows the link in the mail, and signs in: a browser of somebody who owns a tenant on the free plan. */
export async function newOwner(person = newPerson()): Promise<{ browser: Browser; person: Person; tenantId: string }> {
  const browser = openBrowser();
  const signedUp = await browser.post("/auth/sign-up/email", { ...person, tenant: newTenant() });
  if (signedUp.status !== 202) throw new Error(`sign-up answered ${signedUp.status}: ${JSON.stringify(signedUp.body)}`);
  await browser.get(await linkIn(person.email, "verify-email"));
  await signIn(browser, person);
  const { body } = await browser.get("/api/me");
  return { browser, person, tenantId: body.tenants[0].id };
}

export async function signIn(browser: Browser, { email, password }: Pick<Person, "email" | "password">) {
  const answer = await browser.post("/auth/sign-in/email", { email, password });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}
