import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, inject } from "vitest";
import { type Account, createAccount } from "./account.ts";

export const dashboardUrl = inject("dashboardUrl");
export const gatewayUrl = inject("gatewayUrl");

let browser: Promise<Browser> | undefined;

/** The run's browser; each test file has a connection of its own. */
export function connectBrowser(): Promise<Browser> {
  browser ??= chromium.connect(inject("browserEndpoint"));
  return browser;
}

afterAll(async () => {
  await (await browser)?.close();
});

/** What went wrong in a page by itself: read by `inspect`. */
const complaints = new WeakMap<Page, string[]>();

export const complaintsOf = (page: Page): string[] => complaints.get(page) ?? [];

/** Each visitor comes from an address of its own, or the limits on attempts would stop the tests. */
function someAddress(): string {
  const part = () => Math.floor(Math.random() * 254) + 1;
  return `10.${part()}.${part()}.${part()}`;
}

/** An answer of 4xx to a form, and what Remix says of a refresh that a click on a link has cut off. */
const isHarmless = (text: string): boolean =>
  text.startsWith("Failed to load resource") || text.startsWith("AbortError: signal is aborted without reason");

/** A fresh window, signed in nowhere. Everything it opens is relative to the dashboard. */
export async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await (await connectBrowser()).newContext({
    baseURL: dashboardUrl,
    viewport: { width: 1280, height: 800 },
    locale: "en-US",
    timezoneId: "Asia/Jakarta",
    extraHTTPHeaders: { "cf-connecting-ip": someAddress() },
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const list: string[] = [];
  complaints.set(page, list);
  page.on("pageerror", (error) => list.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !isHarmless(message.text())) list.push(message.text());
  });
  return page;
}

/** Goes there and waits until the page's script runs: on a busy machine a test is faster than it. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
}

/** Leaves only when the choice is kept: a page that is opened too soon would take the request along. */
export async function chooseLiveData(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Live", exact: true }).click();
  await page.getByRole("button", { name: "Live", exact: true, pressed: true }).waitFor();
}

export interface SignedIn extends Account {
  page: Page;
  tenantId: string;
}

/** A new person with a company of their own, on the overview. */
export async function signedInPage(options: BrowserContextOptions = {}): Promise<SignedIn> {
  const account = await createAccount({ dashboardUrl, gatewayUrl });
  const page = await newPage(options);
  await page.context().addCookies(account.cookies);
  await open(page, "/");
  const tenantId = (await page.locator("button[name=tenant]").first().getAttribute("value")) ?? "";
  return { ...account, page, tenantId };
}
